Feature: Every way to act

  Scenario: The mouse does more than click
    Given I am on "/mouse.html"
    When I hover over the "Tools" menu
    And I click "Rename"
    Then I see "renamed"
    When I double-click "Report"
    Then I see "opened"
    When I right-click "Report"
    Then I see the menu item "Delete"

  Scenario: Things are dragged
    Given I am on "/drag.html"
    When I drag "Lamp" onto "Cart"
    Then I see "Lamp in cart"
    When I drag "Write" above "Plan"
    Then I see "Write, Plan, Test"

  Scenario: Files go up and come down
    Given I am on "/files.html"
    When I upload "files/lamp.txt" to the "Picture" field
    Then I see "lamp.txt"
    When I attach the file "files/lamp.txt" using the "Browse" button
    Then I see "attached lamp.txt"
    When I click the "Prices" link
    Then the file "prices.csv" is downloaded
    And the file "prices.csv" contains "Desk lamp"

  Scenario: Windows come and go
    Given I am on "/windows.html"
    When I click the "Help" link
    Then I see the heading "Help"
    When I switch to the main window
    Then I see the heading "Start"
    When I switch to the window "Help page"
    Then I see the heading "Help"
    When I close the tab
    Then I see the heading "Start"
    When I click the "Name" button
    And I enter "Ada" in the prompt
    Then I see "Hello Ada"
    When I resize the window to 700x600
    Then I see "narrow"

  Scenario: Values that are not typed
    Given I am on "/values.html"
    When I set the "Volume" slider to 70
    Then I see "volume 70"
    When I select "Red" in "Colours"
    Then I see "chosen: Red Blue"
    When I deselect "Blue" in "Colours"
    Then I do not see "chosen: Red Blue"
    When I fill in "Story" with "Once upon a time"
    Then I see "16 letters"
    When I scroll to the bottom
    Then I see "Row 60"
    When I scroll to the "Volume" slider
    And I wait 0.5 seconds
    Then I see "back at the top"

  Scenario: What is written into an editor is sent with its form
    Given I am on "/letter.html"
    When I write "Ada & Tom, C:\\temp" into the "Letter"
    And I click "Send"
    Then I see "sent: Ada & Tom, C:\\temp"

  Scenario: Boxes that show under the mouse only
    Given I am on "/rows.html"
    When I tick "Select Desk"
    And I tick "Select Lamp"
    Then I see "selected: Lamp and Desk"
    When I untick "Select Desk"
    Then I do not see "selected: Lamp and Desk"

  Scenario: What is in the way is gone about
    Given I am on "/covered.html"
    When I click "Send"
    Then I see "Sent"
    When I fill in "Name" with "Ada"
    Then I see "Hello Ada"
    When I click "Colours"
    And I choose "Red"
    And I click "Save"
    Then I see "Saved Red"

  Scenario: A file comes twice
    Given I am on "/covered.html"
    When I click the "Count" link
    Then the file "count.csv" contains "once"
    When I click the "Count" link
    Then the file "count.csv" contains "twice"

  Scenario: A page on a phone
    Given I am on "/covered.html"
    When I resize the window to 390x844
    Then I see "Made for phones"
