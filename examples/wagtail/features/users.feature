# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Who may work on the site

  Background:
    Given I am on "/admin/"
    And I sign in as "admin" with "$ADMIN_PASSWORD"

  Scenario: Adding a colleague
    Given I click "Settings" in the sidebar
    And I click "Users"
    When I click "Add a user"
    And I fill in the following:
      | Username              | nora             |
      | Email                 | nora@example.com |
      | First Name            | Nora             |
      | Last Name             | Quist            |
      | Password              | $ADMIN_PASSWORD  |
      | Password confirmation | $ADMIN_PASSWORD  |
    And I open the "Roles" tab
    And I check "Editors"
    And I click "Create"
    Then I see the message "User 'nora' created."
    And the row of "Nora Quist" shows "True"

  Scenario: A user who left can no longer sign in
    Given I go to "/admin/users/"
    And I click "Erin Walsh"
    When I uncheck "Active"
    And I save the user
    Then I see the message "User 'erin' updated."
    And the "Active" column of "Erin Walsh" shows "False"

  Scenario: Two users cannot have one name
    Given I go to "/admin/users/new/"
    When I fill in the form:
      | Username              | milo              |
      | Email                 | other@example.com |
      | First Name            | Another           |
      | Last Name             | Milo              |
      | Password              | $ADMIN_PASSWORD   |
      | Password confirmation | $ADMIN_PASSWORD   |
    And I click "Create"
    Then I see the message "The user could not be created due to errors."
    And I see the error "A user with that username already exists."

  Scenario: Finding a user
    Given I go to "/admin/users/"
    When I search for "walsh"
    Then I see "Erin Walsh" in the table
    And I do not see "Milo Hart" in the table

  Scenario: Only administrators
    Given I go to "/admin/users/"
    When I click "Show filters"
    And I choose "Administrator"
    And I choose "Yes"
    Then the table has 1 row
    And the first row contains "Ada Lindgren"
