# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Settings of the site

  Background:
    Given I am on "/admin/"
    And I sign in as "admin" with "$ADMIN_PASSWORD"

  Scenario: A notice on top of every page
    Given I open "Settings" in the sidebar
    And I choose "Notice"
    When I set "Text" to "Closed on 24 December"
    And I save the settings
    Then I see "Notice updated."
    When I go to "/visit-us/"
    Then the page shows "Closed on 24 December"

  Scenario: An old address leads to a page
    Given I click "Settings" in the sidebar
    And I click "Redirects"
    And I click "Add redirect"
    When I enter "/plan-your-visit/" into "Redirect from"
    And I click "Choose a page"
    And I search for "visit" in the dialog
    And I click "Visit us" in the dialog
    And I click "Create"
    Then I see the message "Redirect '/plan-your-visit' added."
    When I go to "/plan-your-visit/"
    Then I am on "/visit-us/"
    And I see the heading "Visit us"

  Scenario: Adding a curator
    Given I click "Snippets" in the sidebar
    And I click "Curators"
    When I click "Add curator"
    And I enter "Tomas Reyes" in the "Name" field
    And I enter "Coins" in the "Field" field
    And I click "Save"
    Then I see the message "Curator 'Tomas Reyes' created."
    And the table contains "Tomas Reyes"

  Scenario: Choosing a curator for an event
    Given I am on "/admin/pages/7/"
    And I click "A century of maps"
    When I click "Choose curator"
    And I click "Henrik Dahl" in the dialog
    And I publish the page
    And I go to "/whats-on/a-century-of-maps/"
    Then the page says "Curated by Henrik Dahl"
