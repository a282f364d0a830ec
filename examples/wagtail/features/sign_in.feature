# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Signing in to the museum's editing pages
  Only staff may change the site, and what they may change depends on who they are.

  Scenario: A moderator signs in
    Given I am on "/admin/"
    When I enter "milo" as the username
    And I enter "$MODERATOR_PASSWORD" as the password
    And I click "Sign in"
    Then the dashboard shows the heading "Riverside Museum"
    And I see "Milo Hart"
    And I see the link "12 Pages"

  Scenario Outline: Wrong credentials are turned away
    Given I am on "/admin/login/"
    When I sign in with username "<username>" and password "<password>"
    Then I see the error "Your username and password didn't match. Please try again."
    And I am still on "/admin/login/"

    Examples:
      | username | password        |
      | milo     | letmein         |
      | nobody   | last word again |

  Scenario: Signing in leads to the page that was asked for
    Given I am on "/admin/images/"
    When I sign in as "milo" with "$MODERATOR_PASSWORD"
    Then I see the heading "Images"

  Scenario: An editor has no settings menu
    Given I am on "/admin/"
    When I sign in as "erin" with "$EDITOR_PASSWORD"
    Then the main menu contains "Images"
    And the main menu does not contain "Settings"

  Scenario: Signing out from the account menu
    Given I am on "/admin/"
    And I sign in as "erin" with "$EDITOR_PASSWORD"
    When I open the "Erin" menu
    And I click "Log out"
    Then I see the message "You have been successfully logged out."
    And I see the "Sign in" button
