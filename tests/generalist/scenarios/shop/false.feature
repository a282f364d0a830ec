Feature: What is not so in the shop

  Background:
    Given the customer is on the home page

  Scenario: Not all of them gave full marks
    When she reads up on the lamp that is made for a desk
    Then all three who have written about it gave it full marks

  Scenario: The notebook is not the newest
    When she would rather see what is new before anything else
    Then the notebook comes before all the others

  Scenario: No thanks for the second time
    Given she puts "iris@example.org" down for the newsletter
    When the page is loaded afresh and the very same address is put down again
    Then Iris is thanked a second time

  Scenario: What was taken out is out
    Given she adds "Wool blanket" and "Plant pot" to the cart
    And she opens the cart
    When she takes the cheaper of the two out for good
    Then the pot is still there beside the blanket
