Feature: What visitors see

  Background:
    Given I open "/"

  Scenario: The menu leads to the events
    When I click "What's on"
    Then I see the heading "What's on"
    And the list "Events" has 6 items
    And I do not see "Ships in bottles"

  Scenario: Events are listed by date
    When I click "What's on" in the menu
    Then the first event is "A century of maps"
    And the last event is "The river in photographs"

  Scenario: Staff find the way from a page to its editor
    Given I go to "/admin/"
    And I sign in as "milo" with "$MODERATOR_PASSWORD"
    And I go to "/visit-us/"
    When I click the "View Wagtail quick actions" button
    And I click "Edit this page"
    Then I see the heading "Editing Information page: Visit us"
