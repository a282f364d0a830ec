Feature: What is written down in the library

  Background:
    Given the librarian is on the page "/admin/library/book/"
    And she logs in as "admin" with the password "$ADMIN_PASSWORD"

  Scenario: A book told in one breath
    Given she clicks "Add book"
    When she puts down that "Sylvie and Bruno" by Lewis Carroll came out on 1889-12-13 at Northlight, as a hardcover for 11.20 that is no longer in print, and files it away
    Then she reads that the book has been added
    And the library now owns one book more than its 46

  Scenario: The author is not known yet
    Given she clicks "Add book"
    And she fills in "Title" with "Gösta Berling"
    When she makes the author "Selma Lagerlöf" known on the spot, without leaving the book
    Then the new author is already chosen for the book
    And what she had put down as the title has not been lost

  Scenario: An author without a name
    Given she goes to "/admin/library/author/add/"
    When she puts down "Norway" as where the author comes from and forgets the name before saving
    Then the form insists on the name
    And the country that she put down is still there

  Scenario: What has been done to a book
    Given she clicks the "Emma" link
    And she has raised the price to 14.25 and kept the book open
    When she wants to know what has been done to this book so far
    Then the change of the price is the only thing that is told

  Scenario: From a book to the one who wrote it
    Given she searches for "Doctor Moreau"
    When she makes a note of who wrote that book
    And she looks for that name among all the authors
    Then exactly one author turns up
    And he was born on the 21st of September 1866
