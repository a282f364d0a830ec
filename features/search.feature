@search
Feature: Search and sort
  The customer finds products by typing what they are looking for.

  Background:
    Given the customer is on the home page

  Scenario Outline: Searching by a word
    When the customer searches for "<words>"
    Then the heading is "Results for “<words>”"
    And <count> products are shown
    And "<first>" is the first product

    @smoke
    Examples: names
      | words | count | first     |
      | lamp  | 2     | Desk lamp |
      | light | 4     | Desk lamp |

    Examples: descriptions and categories
      | words   | count | first      |
      | linen   | 2     | Floor lamp |
      | kitchen | 4     | Kettle     |

  Scenario: Searching with the Enter key
    When the customer types "teapot" into the search box
    And presses Enter
    Then the URL contains "q=teapot"
    And only 1 product is shown
    And the search box contains "teapot"

  Scenario: Nothing matches
    When the customer searches for "bathtub"
    Then the message "Nothing found for “bathtub”" is displayed
    And no products are shown

  Scenario Outline: Sorting the products
    When the customer sorts by "<order>"
    Then the first product is "<first>"
    And the last product is "<last>"

    Examples:
      | order              | first         | last          |
      | Price: low to high | Notebook      | Standing desk |
      | Price: high to low | Standing desk | Notebook      |
      | Name               | Bedside light | Wool blanket  |
      | Newest             | Bedside light | Mug           |

  Scenario: Sorting what was searched for
    Given the customer searched for "light"
    When "Price: high to low" is selected from "Sort by"
    Then the products are listed in this order:
      | Floor lamp    |
      | Pendant light |
      | Desk lamp     |
      | Bedside light |
