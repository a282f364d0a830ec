@cart
Feature: Shopping cart

  @smoke
  Scenario Outline: Adding a product puts it in the cart
    Given I am on the shop home page
    When I add "<product>" to the cart
    Then the cart badge shows "1"
    And a message says "<product> was added to your cart"

    Examples:
      | product   |
      | Desk lamp |
      | Notebook  |
      | Cushion   |

  Scenario: Choosing how many
    Given I am on the product page of "Mug"
    When I set the quantity to 4
    And I click "Add to cart"
    Then the cart badge shows "4"

  Scenario: Counting up with the plus button
    Given I am on "/product/kettle"
    When I click the "Increase quantity" button twice
    And I press "Decrease quantity" once
    Then the "Quantity" field has the value "2"

  Scenario: An empty cart
    When I visit the cart
    Then I should see "Your cart is empty."
    And I should not see a "Go to checkout" link

  Rule: Totals follow what is in the cart

    Background:
      Given I am on the shop home page
      And I add "Teapot" to the cart
      And I add "Notebook" to the cart
      And I open the cart

    Scenario: The cart lists what I picked
      Then the cart contains:
        | Product  | Price  | Quantity | Total  |
        | Teapot   | £38.00 | 1        | £38.00 |
        | Notebook | £12.50 | 1        | £12.50 |
      And the subtotal is "£50.50"
      And delivery is "Free"

    Scenario: Changing a quantity
      When I change the quantity of "Notebook" to "3"
      Then the total of "Notebook" is "£37.50"
      And the order total is "£75.50"
      And the cart badge shows "4"

    Scenario: More than ten of one product are refused
      When I change the quantity of "Notebook" to "11"
      Then I see the message "Please choose a quantity from 1 to 10."
      And the quantity of "Notebook" is still "1"

    Scenario: Removing a product after confirming
      When I click "Remove" in the "Teapot" row
      And I confirm with "Yes, remove"
      Then "Teapot" is no longer in the cart
      And the cart has 1 row
      And the subtotal is "£12.50"
      And delivery is "£4.95"

    Scenario: Changing my mind about removing
      When I click "Remove" in the row of "Teapot"
      Then a dialog asks "Do you really want to remove Teapot from your cart?"
      When I click "Keep it"
      Then the dialog is closed
      And the cart badge still shows "2"

    Scenario Outline: Promotion codes
      When I enter "<code>" as the promotion code
      And I click "Apply"
      Then I see "<result>"

      Examples:
        | code      | result                            |
        | WELCOME10 | -£5.05                            |
        | spring20  | -£10.10                           |
        | FREELAMP  | This promotion code is not valid. |
