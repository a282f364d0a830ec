Feature: Keeping the authors up to date

  Background:
    Given I am on the page "/admin/library/author/"
    And I log in as "admin" with the password "$ADMIN_PASSWORD"

  Scenario: Adding an author
    When I click "Add author"
    And I fill in "Name" with "Virginia Woolf"
    And I fill in "Born" with "1882-01-25"
    And I fill in "Country" with "United Kingdom"
    And I fill in "Biography" with:
      """
      Novelist and essayist.
      Founder of the Hogarth Press.
      """
    And I click the "Save" button
    Then I see the message "The author “Virginia Woolf” was added successfully."
    And the table has a row with:
      | Name           | Born          | Country        |
      | Virginia Woolf | Jan. 25, 1882 | United Kingdom |

  Scenario: Two authors can't have the same name
    Given I click the "Add author" link
    When I fill in "Name" with "Jane Austen"
    And I click the "Save" button
    Then I see the error "Author with this Name already exists."

  Scenario: An author whose books are on the shelves can't be deleted
    Given I click the "Bram Stoker" link
    When I click the "Delete" link
    Then I see the heading "Cannot delete author"
    And the page says "Book: Dracula"

  Scenario: An author without books can be deleted
    Given I click the "Add author" link
    And I fill in "Name" with "Nobody"
    And I click "Save and continue editing"
    When I click the "Delete" link
    And I click the "Yes, I’m sure" button
    Then I see the message "The author “Nobody” was deleted successfully."
    And the page says "14 authors"
