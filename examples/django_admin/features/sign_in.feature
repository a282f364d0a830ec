Feature: Signing in to the library's back office
  Only staff may see the shelves, and what they may do depends on who they are.

  Scenario: An administrator signs in
    Given I am on the page "/admin/"
    When I fill in "Username" with "admin"
    And I fill in "Password" with "$ADMIN_PASSWORD"
    And I click the "Log in" button
    Then I see the heading "Site administration"
    And I see the "Log out" button

  Scenario: A wrong password is turned away
    Given I am on the page "/admin/"
    When I fill in "Username" with "admin"
    And I fill in "Password" with "open sesame"
    And I click the "Log in" button
    Then I see the message "Please enter the correct username and password for a staff account."
    And there is no "Log out" button

  Scenario: Signing in leads to the page that was asked for
    Given I am on the page "/admin/library/book/"
    When I log in as "admin" with the password "$ADMIN_PASSWORD"
    Then I see the heading "Select book to change"

  Scenario: A clerk may look at the books but not add any
    Given I am on the page "/admin/"
    When I log in as "clerk" with the password "only looking"
    And I click the "Books" link
    Then I see the heading "Select book to view"
    And there is no "Add book" link

  Scenario: Logging out
    Given I am on the page "/admin/"
    And I log in as "admin" with the password "$ADMIN_PASSWORD"
    When I click the "Log out" button
    Then I see the heading "Logged out"
    And the page says "Thanks for spending some quality time with the web site today."
