Feature: What is in the basket

  Background:
    Given she is on the home page

  Scenario: Thinking better of paying
    Given she adds "Teapot" and "Notebook" to the cart
    And she opens the cart
    And she clicks "Go to checkout"
    When she backs out of the payment
    Then everything is still in her basket

  Scenario: Only the dearer one is kept
    Given she adds "Wool blanket" and "Plant pot" to the cart
    And she opens the cart
    When she takes the cheaper of the two out for good
    Then the blanket is all that she would pay for
    And it still comes to her door at no charge

  Scenario: More mugs than anybody may have
    Given she adds "Mug" to the cart
    And she opens the cart
    When she asks for eleven of them instead
    Then the shop lets her know that ten is the most
    And it is still a single mug that she would pay for
