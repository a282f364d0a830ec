# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Authors and publishers from within the form of a book

  Background:
    Given I am on the page "/admin/library/book/add/"
    And I log in as "admin" with the password "$ADMIN_PASSWORD"
    And I fill in "Title" with "Orlando"

  Scenario: Adding the missing author in a pop-up window
    When I click "Add another author"
    And I fill in "Name" with "Virginia Woolf" in the pop-up window
    And I click the "Save" button in the pop-up window
    Then "Virginia Woolf" is selected as the "Author"
    And the "Title" field still contains "Orlando"

  Scenario: Correcting an author's name in a pop-up window
    Given I select "Homer" from "Author"
    When I click "Change selected author"
    And I change "Name" to "Homer of Chios" in the pop-up window
    And I save the pop-up window
    Then "Homer of Chios" is selected as the "Author"

  Scenario: Choosing a publisher by typing a part of its name
    When I open the "Publisher" drop-down
    And I type "harb" into its search field
    And I choose "Harbour Lane Press"
    Then the publisher is "Harbour Lane Press"
