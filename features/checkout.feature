# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
@checkout
Feature: Checkout

  Background:
    Given I am on the home page
    And I have added "Mug" to my cart
    And I am on the checkout page

  @smoke
  Scenario: Placing an order as a guest
    When I fill in the form with:
      | E-mail address | grace@example.org |
      | Full name      | Grace Lindqvist   |
      | Address        | 7 Harbour Street  |
      | Town or city   | Bristol           |
      | Postcode       | BS1 5NH           |
    And I select "United Kingdom" as the country
    And I fill in the card details:
      | Card number         | Expiry date | Security code |
      | 4242 4242 4242 4242 | 11/29       | 123           |
    And I accept the terms and conditions
    And I click "Place order"
    Then I should see "Thank you for your order"
    And the order number is "FH-1005"
    And I see "We have sent a confirmation to grace@example.org."

  Scenario: Nothing is ordered while the form is empty
    When I click the "Place order" button
    Then an alert says "Please correct 8 problems below."
    And the error "Enter your full name" is shown
    And the error "Enter your card details" is shown
    And the error "You must accept the terms and conditions" is shown

  Scenario Outline: Mistakes are pointed out
    When I enter "<value>" into the "<field>" field
    And I submit the order
    Then I should see the error "<error>"

    Examples: e-mail addresses
      | field          | value         | error                                                  |
      | E-mail address | grace         | Enter a valid e-mail address, such as name@example.com |
      | E-mail address | grace@example | Enter a valid e-mail address, such as name@example.com |

    Examples: postcodes
      | field    | value | error                                   |
      | Postcode | ?     | Enter a valid postcode for your country |

  Scenario: A British postcode for a British address
    Given "United Kingdom" is chosen as "Country"
    And the postcode "12345" is entered
    When the order is placed
    Then the message "Enter a valid postcode for United Kingdom" is displayed

  Scenario Outline: Delivery is part of the total
    When I choose "<delivery>"
    Then the delivery cost is "<cost>"
    And the total is "<total>"

    Examples:
      | delivery         | cost  | total  |
      | Express delivery | £9.95 | £23.95 |
      | Collect in store | Free  | £14.00 |

  Scenario: Standard delivery is chosen to begin with
    Then the "Standard delivery" option is selected
    And the "Express delivery" option is not selected
    And the terms checkbox is not ticked
    And the summary shows "1 × Mug"
