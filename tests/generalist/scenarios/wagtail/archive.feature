Feature: Pictures and papers

  Background:
    Given Milo is on "/admin/"
    And he signs in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: One picture fewer
    Given he clicks "Images" in the sidebar
    When he throws out the one of the bowl, and means it
    Then there is one picture fewer than the four of before
    And the lighthouse has not gone with it

  Scenario: Another title for the plan
    Given he clicks "Documents" in the sidebar
    When he has the plan of the floors go by the title "Plan of the house" from now on
    Then there are three papers as before
    And none of them goes by its former title
