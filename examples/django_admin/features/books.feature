# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Keeping the books up to date

  Background:
    Given I am on the page "/admin/"
    And I log in as "admin" with the password "$ADMIN_PASSWORD"

  Scenario: Adding a book
    Given I am on the page "/admin/library/book/add/"
    When I fill in "Title" with "The First Men in the Moon"
    And I select "H. G. Wells" as the "Author"
    And I enter "1901-11-01" as the date of "Published"
    And I select "Hardcover" from "Format"
    And I fill in "Price" with "12.40"
    And I uncheck "In print"
    And I select "Science fiction" in "Genres"
    And I click the "Save" button
    Then I see the message "The book “The First Men in the Moon” was added successfully."
    And the page says "47 books"

  Scenario: Adding several books in a row
    Given I open the "Books" list
    And I click "Add book"
    When I fill in the form:
      | Title     | Little Dorrit   |
      | Author    | Charles Dickens |
      | Published | 1857-05-30      |
      | Price     | 13.20           |
    And I click "Save and add another"
    Then I see the message "The book “Little Dorrit” was added successfully. You may add another book below."
    And the "Title" field is empty

  Scenario: Changing the price of a book
    Given I am on the page "/admin/library/book/"
    When I click the "Dracula" link
    And I change the "Price" to "9.75"
    And I click the "Save" button
    Then I see the message "The book “Dracula” was changed successfully."
    And the row of "Dracula" shows "9.75"

  Scenario: Saving and going on editing
    Given I am on the page "/admin/library/book/"
    And I click the "Emma" link
    When I select "Audiobook" from "Format"
    And I uncheck "In print"
    And I click "Save and continue editing"
    Then I see the message "The book “Emma” was changed successfully. You may edit it again below."
    And "Format" is set to "Audiobook"
    And the "In print" checkbox is not checked

  Scenario Outline: A form that is filled in wrong is not saved
    Given I am on the page "/admin/library/book/add/"
    When I fill in "Title" with "<title>"
    And I select "Jane Austen" from "Author"
    And I fill in "Published" with "<published>"
    And I fill in "Price" with "<price>"
    And I click the "Save" button
    Then I see the message "Please correct the error below."
    And I see the error "<error>"

    Examples:
      | title    | published  | price | error                                             |
      |          | 1871-01-01 | 9.00  | This field is required.                           |
      | Sanditon | last year  | 9.00  | Enter a valid date.                               |
      | Sanditon | 1925-01-01 | 0     | Ensure this value is greater than or equal to 0.01. |

  Scenario: Deleting a book
    Given I am on the page "/admin/library/book/"
    And I click the "Frankenstein" link
    When I click the "Delete" link
    Then the page says "Are you sure you want to delete the book"
    And I see "Book: Frankenstein" in the list of objects
    When I click the "Yes, I’m sure" button
    Then I see the message "The book “Frankenstein” was deleted successfully."
    And the list does not contain "Frankenstein"

  Scenario: Thinking better of deleting a book
    Given I am on the page "/admin/library/book/"
    And I click the "Frankenstein" link
    And I click the "Delete" link
    When I click "No, take me back"
    Then I see the heading "Change book"
    And the "Title" field contains "Frankenstein"

  Scenario: The history of a book tells what was changed
    Given I am on the page "/admin/library/book/"
    And I click the "Emma" link
    And I fill in "Price" with "10.00"
    And I click "Save and continue editing"
    When I click the "History" link
    Then I see the heading "Change history: Emma"
    And the table contains "Changed Price."

  Scenario: The front page lists recent actions
    Given I am on the page "/admin/library/book/"
    And I click the "Bleak House" link
    And I fill in "Price" with "21.00"
    And I click the "Save" button
    When I click the "Home" link
    Then I see "Bleak House" under "Recent actions"
