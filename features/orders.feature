# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
@orders
Feature: The customer's orders

  Background:
    Given I log in at "/login" as "ada@example.com" with password "$SHOP_PASSWORD"

  Scenario: All orders are listed, the newest first
    Then the orders table shows:
      | Order   | Date             | Status    | Total   |
      | FH-1003 | 27 February 2026 | Open      | £86.50  |
      | FH-1002 | 20 February 2026 | Shipped   | £259.00 |
      | FH-1001 | 12 January 2026  | Delivered | £120.00 |

  Scenario Outline: Filtering by status
    When I filter the orders by status "<status>"
    Then I see the order "<order>"
    And I do not see the order "<hidden>"

    Examples:
      | status    | order   | hidden  |
      | Open      | FH-1003 | FH-1001 |
      | Shipped   | FH-1002 | FH-1003 |
      | Delivered | FH-1001 | FH-1002 |

  Scenario: No order has this status
    When I select "Cancelled" from the "Status" dropdown
    Then I see "No orders with this status."

  @smoke
  Scenario: Cancelling an open order
    Given the customer has an open order for 2 "Desk lamp"
    And I reload the page
    When I click "Cancel" in the row of order "FH-1005"
    And I click "Cancel order" in the dialog
    Then the status of order "FH-1005" is "Cancelled"
    And the row "FH-1005" has no "Cancel" button

  Scenario: Keeping an order after all
    When I cancel the order "FH-1003"
    And I choose "Keep order"
    Then the order "FH-1003" is still "Open"

  Scenario: An order that was sent cannot be cancelled
    Then the row "FH-1003" has a "Cancel" button
    But there is no "Cancel" button in the row "FH-1002"

  Scenario: Looking into an order
    When I click "FH-1003"
    Then the table has these rows:
      | Product   | Quantity | Total  |
      | Desk lamp | 1        | £49.00 |
      | Notebook  | 3        | £37.50 |
    And the total is "£86.50"
