Feature: Finding one's way in the page tree

  Background:
    Given I am on "/admin/"
    And I sign in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: Opening the events through the pages menu
    When I open "Pages" in the sidebar
    And I click "View child pages of 'Riverside Museum'"
    And I click "What's on"
    Then the page title contains "What's on"
    And the table has 7 rows

  Scenario: Going down and up again with the breadcrumbs
    Given I am on "/admin/pages/3/"
    When I click "Explore child pages of 'What's on'"
    And I click "Toggle breadcrumbs"
    And I click "Riverside Museum"
    Then I see "About the museum" in the table
    And I do not see "Blue and white" in the table

  Scenario: Sorting the listing by title
    Given I am on "/admin/pages/7/"
    When I sort the table by "Title"
    Then the first row contains "A century of maps"
    And the last row contains "The river in photographs"

  Scenario: Drafts are marked in the listing
    When I am on "/admin/pages/7/"
    Then the row of "Ships in bottles" shows "draft"
    And the row of "Blue and white" shows "live"

  Scenario: Filtering the events by what they are called
    Given I am on "/admin/pages/7/"
    When I type "light" into the search box
    Then the table shows 1 row
    And I see "Lighthouses of the north"

  Scenario: Moving a page below another one
    Given I am on "/admin/pages/3/"
    When I open the "More options for 'Shop'" menu
    And I click "Move"
    And I open the "Actions" menu
    And I click "Choose another page"
    And I search for "visit" in the dialog
    And I click "Visit us" in the dialog
    And I click "Confirm"
    And I click "Yes, move this page"
    Then I see the message "Page 'Shop' moved."
    And I am on "/admin/pages/4/"
    And I see "Shop" in the table
