Feature: What is not so at the museum

  Background:
    Given Milo is on "/admin/pages/7/"
    And he signs in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: What is off the site is not found there
    When he takes the maps off the site for the time being, quite sure of it
    And somebody from outside looks up what is on at "/whats-on/"
    Then the maps still open the programme

  Scenario: The lighthouses are not the last
    When somebody from outside looks up what is on at "/whats-on/"
    Then the evening about lighthouses is the last thing to go to

  Scenario: No picture is left over
    Given he clicks "Images" in the sidebar
    When he throws out the one of the bowl, and means it
    Then all four of them are still there
