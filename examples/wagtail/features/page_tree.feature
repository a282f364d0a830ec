Feature: Finding one's way in the page tree

  Background:
    Given I am on "/admin/"
    And I sign in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: Opening the events through the pages menu
    When I open "Pages" in the sidebar
    And I click "View child pages of 'Riverside Museum'"
    And I click "What's on"
    Then I see the heading "What's on"
    And the table has 7 rows

  Scenario: Going down and up again with the breadcrumbs
    Given I open the page listing of "Riverside Museum"
    When I click "Explore child pages of 'What's on'"
    And I click "Riverside Museum" in the breadcrumbs
    Then I see "About the museum" in the table
    And I do not see "Blue and white" in the table

  Scenario: Sorting the listing by title
    Given I open the page listing of "What's on"
    When I sort the table by "Title"
    Then the first row contains "A century of maps"
    And the titles are in alphabetical order

  Scenario: Drafts are marked in the listing
    When I open the page listing of "What's on"
    Then the row of "Ships in bottles" shows "draft"
    And the row of "Blue and white" shows "live"

  Scenario: Filtering the events by what they are called
    Given I open the page listing of "What's on"
    When I type "light" into the search box
    Then the table shows 1 row
    And I see "Lighthouses of the north"

  Scenario: Moving a page below another one
    Given I open the page listing of "Riverside Museum"
    When I open the "More options for 'Shop'" menu
    And I click "Move"
    And I choose "Visit us" as the new parent page
    And I confirm the move
    Then I see the message "Page 'Shop' moved."
    And the page listing of "Visit us" contains "Shop"
