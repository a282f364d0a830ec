# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Finding books in the list

  Background:
    Given I am on the page "/admin/library/book/"
    And I log in as "admin" with the password "$ADMIN_PASSWORD"

  Scenario: Searching by title
    When I fill in the search field with "island"
    And I click the "Search" button
    Then the page says "2 results"
    And the list contains "The Mysterious Island"
    And the list does not contain "Dracula"

  Scenario: Searching by the author's name
    When I search for "Austen"
    Then the list shows 6 books
    And I see "Emma" in the list

  Scenario: Searching for a book that is not there
    When I search for "Moby Dick"
    Then the page says "0 results"

  Scenario: Filtering by format
    When I choose "Audiobook" in the "By format" filter
    Then the page says "4 books"
    And I see "Bleak House" in the list
    And I do not see "Emma" in the list

  Scenario: Clearing the filters
    Given I click "Audiobook" in the filter
    When I click "Clear all filters"
    Then the page says "46 books"

  Scenario: Sorting by price
    When I click the column header "Price"
    Then the first row of the list contains "An Ideal Husband"
    When I click the column header "Price" again
    Then the first row of the list contains "Bleak House"

  Scenario: Turning to the last page
    When I go to page 3 of the list
    Then the list contains "Wuthering Heights"
    And the list does not contain "Emma"

  Scenario: Deleting the selected books
    When I select the rows "Dracula" and "Emma"
    And I choose "Delete selected books" from the "Action" drop-down
    And I click the "Go" button
    Then I see the heading "Delete multiple objects"
    When I click the "Yes, I’m sure" button
    Then I see the message "Successfully deleted 2 books."
    And the page says "44 books"
    And I do not see "Dracula" in the list

  Scenario: Taking a book out of print
    Given I search for "Emma"
    When I check the box in the row of "Emma"
    And I select "Mark selected books as out of print" from "Action"
    And I press "Go"
    Then I see the message "1 book is now out of print."

  Scenario: An action needs a selection
    When I select "Delete selected books" from "Action"
    And I click the "Go" button
    Then I see the message "Items must be selected in order to perform actions on them."
    And the page says "46 books"
