Feature: What is not so in the library

  Background:
    Given the librarian is on the page "/admin/library/book/"
    And she logs in as "admin" with the password "$ADMIN_PASSWORD"

  Scenario: Dickens did not write it
    Given she clicks "Audiobook" in the filter
    When she looks into the one that costs the least
    Then it turns out to be one of Charles Dickens's

  Scenario: One crime story too many
    When she has only the paperbacks among the crime stories shown to her
    Then six of them are left on the list

  Scenario: Thrown away all the same
    Given she clicks the "Frankenstein" link
    And she clicks the "Delete" link
    When she goes through with it
    Then the book is still to be found between "Five Weeks in a Balloon" and "Great Expectations"
