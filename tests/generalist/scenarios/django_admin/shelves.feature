Feature: The shelves of the library

  Background:
    Given the librarian is on the page "/admin/library/book/"
    And she logs in as "admin" with the password "$ADMIN_PASSWORD"

  Scenario: The oldest of three goes
    Given she searches for "Christie"
    When the librarian drops the oldest of the three books from the list
    Then only the two younger ones are left of hers
    And the affair at Styles is nowhere to be seen

  Scenario: The audiobook that costs least
    Given she clicks "Audiobook" in the filter
    When she looks into the one that costs the least
    Then it turns out to be one of Oscar Wilde's
    And it can still be had from the publisher

  Scenario: Crime in soft covers
    When she has only the paperbacks among the crime stories shown to her
    Then five of them are left on the list
    And three of these are by the man who invented Sherlock Holmes, Arthur Conan Doyle

  Scenario: Cold feet
    Given she clicks the "Frankenstein" link
    And she clicks the "Delete" link
    When she gets cold feet
    Then she finds herself back at the book, and its price is 8.00 as ever
