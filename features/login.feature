# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
@login
Feature: Signing in

  Background:
    Given the customer is on the sign-in page

  @smoke
  Scenario: A customer signs in
    When the customer signs in as "ada@example.com" with the password "$SHOP_PASSWORD"
    Then the heading "Hello, Ada" is displayed
    And "Ada Winter" is shown in the header
    And the page title contains "My account"

  Scenario Outline: Wrong credentials are turned away
    When the customer enters "<email>" as the e-mail address
    And enters "<password>" as the password
    And clicks the "Sign in" button
    Then the error message "The e-mail address or the password is not correct." appears
    And the customer is still on the sign-in page

    Examples:
      | email              | password    |
      | ada@example.com    | wrong       |
      | nobody@example.com | open sesame |

  Scenario: A locked account stays closed
    When the customer fills in "E-mail address" with "cleo@example.com"
    And fills in "Password" with "$SHOP_PASSWORD"
    And submits the form
    Then "This account is locked. Please contact us." is shown

  Scenario: Signing out
    Given the customer is signed in as "ada@example.com" with the password "$SHOP_PASSWORD"
    When the customer signs out
    Then the message "You have been signed out." is shown
    And there is a "Sign in" link in the header

  Scenario: The account is only for those who are signed in
    When the customer goes to "/account"
    Then the page heading is "Sign in"
    And the URL contains "next=/account"

  Scenario Outline: Staff see more than customers
    Given the customer logs in as "<user>" with the password "$SHOP_PASSWORD"
    When the customer opens "/staff/orders"
    Then the page heading is "<heading>"

    Examples:
      | user                  | heading    |
      | mina@fernhill.example | All orders |
      | ben@example.com       | No access  |
