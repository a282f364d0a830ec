Feature: Documents to download

  Background:
    Given I am on "/admin/documents/"
    And I sign in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: The documents are listed with their file names
    Then the table has the following rows:
      | Title         | File              |
      | Annual report | annual-report.txt |
      | Floor plan    | floor-plan.txt    |
      | School visits | school-visits.txt |

  Scenario: Renaming a document
    When I click "Floor plan"
    And I change the "Title" to "Floor plan 2027"
    And I click "Save"
    Then I see the message "Document 'Floor plan 2027' updated"
    And I see "Floor plan 2027" in the table

  Scenario: Adding a leaflet to an event
    Given I am on "/admin/pages/7/"
    And I click "Blue and white"
    When I click "Choose a document"
    And I choose "School visits"
    And I publish the page
    And I go to "/whats-on/blue-and-white/"
    Then I see the link "School visits"
