Feature: Searching and filtering

  Background:
    Given I am on "/admin/"
    And I sign in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: Searching all pages from the dashboard
    When I type "lighthouses" into "Search all pages" and press Enter
    Then the results contain "Lighthouses of the north"

  Scenario Outline: Searching from the sidebar
    When I search for "<words>" in the sidebar
    Then the results contain "<title>"

    Examples:
      | words       | title                     |
      | photographs | The river in photographs  |
      | bookbinding | Bookbinding for beginners |

  Scenario: A search that finds nothing
    When I search for "dinosaurs" in the sidebar
    Then the page says "Sorry, no pages match"

  Scenario: Only pages with other pages below them
    Given I am on "/admin/pages/3/"
    When I open the filters
    And I choose "Has child pages"
    And I choose "Yes"
    Then the table has 1 row
    And I see "What's on" in the table

  Scenario: The report on the history of the site
    Given I am on "/admin/pages/3/"
    And I click "Shop"
    And I publish the page
    When I open "Reports" in the sidebar
    And I click "Site history"
    Then the first row of the table contains "Shop"
