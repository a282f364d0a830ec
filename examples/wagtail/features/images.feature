# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Pictures of the museum

  Background:
    Given I am on "/admin/"
    And I sign in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: Finding an image by its title
    Given I click "Images" in the sidebar
    When I search for "map"
    Then I see "Map of the old town"
    And I do not see "Lighthouse"

  Scenario: Giving an image another title
    Given I click "Images" in the sidebar
    And I click the image "Lighthouse"
    When I change the title to "Lighthouse in winter"
    And I save
    Then I see the message "Image 'Lighthouse in winter' updated."

  Scenario: Deleting an image
    Given I go to "/admin/images/"
    And I click "Blue porcelain bowl"
    When I click "Delete"
    Then the page asks "Are you sure you want to delete this image?"
    When I click "Yes, delete"
    Then I see the message "Image 'Blue porcelain bowl' deleted."
    And the page says "3 images"

  Scenario: Choosing a picture for an event
    Given I am on "/admin/pages/7/"
    And I click "A century of maps"
    When I click "Choose an image"
    And I click "Map of the old town" in the dialog
    Then the dialog is closed
    When I publish the page
    And I go to "/whats-on/a-century-of-maps/"
    Then I see the image "Map of the old town"

  Scenario: Searching for a picture in the dialog
    Given I am on "/admin/pages/7/"
    And I click "Blue and white"
    When I click "Choose an image"
    And I search for "porcelain" in the dialog
    Then the dialog does not contain "Lighthouse"
    When I click "Blue porcelain bowl" in the dialog
    Then I see "Blue porcelain bowl"

  Scenario: Uploading a picture from within the dialog
    Given I am on "/admin/pages/7/"
    And I click "A century of maps"
    When I click "Choose an image"
    And I open the "Upload" tab in the dialog
    And I upload "compass.png"
    And I enter "Compass rose" as the title in the dialog
    And I click the "Upload" button
    Then I see "Compass rose"
