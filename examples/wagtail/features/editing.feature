# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Writing and publishing pages

  Background:
    Given I am on "/admin/"
    And I sign in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: Publishing a new page with formatted text
    Given I am on "/admin/pages/3/"
    And I click "Add child page"
    And I choose "Information page"
    When I enter "Opening hours" as the page title
    And I write "We are open from Tuesday to Sunday." into the body
    And I open the "More actions" menu
    And I click "Publish"
    Then I see the message "Page 'Opening hours' created and published."
    When I go to "/opening-hours/"
    Then I see the heading "Opening hours"
    And the page says "We are open from Tuesday to Sunday."

  Scenario: Adding an event as a draft
    Given I am on "/admin/pages/7/"
    When I click "Add child page"
    And I fill in the form:
      | Page title  | Kite flying by the river |
      | Opening day | 2027-08-14               |
      | Kind        | Workshop                 |
      | Summary     | Bring your own string.   |
    And I tick "Free admission"
    And I click "Save draft"
    Then I see the message "Page 'Kite flying by the river' created."
    When I open "/whats-on/"
    Then the page does not contain "Kite flying by the river"

  Scenario: Publishing a draft
    Given I am on "/admin/pages/7/"
    And I click "Ships in bottles"
    When I tick "Free admission"
    And I publish the page
    Then I see the message "Page 'Ships in bottles' has been published."
    When I go to "/whats-on/ships-in-bottles/"
    Then the page says "Talk, 12 June 2027, free admission"

  Scenario: A page without a title is not saved
    Given I am on "/admin/pages/7/"
    And I click "Add child page"
    When I fill in "Opening day" with "2027-08-14"
    And I click "Save draft"
    Then I see the error message "This field is required."

  Scenario: Taking a page off the site
    Given I am on "/admin/pages/7/"
    When I open the menu "More options for 'Blue and white'"
    And I click "Unpublish"
    Then I see the heading "Unpublish Blue and white"
    When I click "Yes, unpublish it"
    Then I see the message "Page 'Blue and white' unpublished."
    And the row of "Blue and white" shows "draft"

  Scenario: Deleting a page
    Given I am on "/admin/pages/3/"
    When I click "More options for 'Shop'"
    And I choose "Delete"
    Then the page asks "Are you sure you want to delete this page?"
    When I click "Yes, delete it"
    Then I see the message "Page 'Shop' deleted."
    And "Shop" is no longer in the table

  Scenario: Thinking better of deleting a page
    Given I am on "/admin/pages/3/"
    And I click "More options for 'Shop'"
    And I choose "Delete"
    When I click "No, don't delete it"
    Then "Shop" is still in the table

  Scenario: A page gets another address
    Given I am on "/admin/pages/3/"
    And I click "Shop"
    When I open the "Promote" tab
    And I change the slug to "museum-shop"
    And I publish the page
    And I go to "/museum-shop/"
    Then I see the heading "Shop"

  Scenario: The info panel tells who wrote a page
    Given I am on "/admin/pages/3/"
    And I click "Visit us"
    When I open the "Status" side panel
    Then the "Status" panel shows "Live"

  Scenario: Leaving a comment on the title
    Given I am on "/admin/pages/3/"
    And I click "Visit us"
    When I hover over the "Page title" field
    And I click "Add comment"
    And I write "Should this be shorter?" into the comment
    And I click "Comment"
    Then I see the comment "Should this be shorter?"
