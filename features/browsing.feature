# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
@browsing
Feature: Browsing the shop
  As somebody who furnishes a home
  I want to look around and find out about products
  So that I know what I am buying

  Background:
    Given I am on the home page

  @smoke
  Scenario: The home page welcomes me and shows everything
    Then I should see the heading "Light for long evenings"
    And the page title is "Home | Fernhill"
    And I should see "16 products"

  Scenario Outline: Each category has its own page
    When I click "<category>" in the navigation
    Then the page heading should be "<category>"
    And the URL ends with "<path>"
    And I should see "<product>"
    But I should not see "<not there>"

    Examples:
      | category | path               | product       | not there |
      | Lighting | /category/lighting | Pendant light | Kettle    |
      | Kitchen  | /category/kitchen  | Teapot        | Desk lamp |
      | Living   | /category/living   | Wool blanket  | Notebook  |

  Scenario: Filtering the products by category
    When I tick the "Kitchen" checkbox
    And I tick the "Lighting" checkbox
    Then I should see "8 products"
    And "Wool blanket" should not be listed
    When I untick "Kitchen"
    Then I should see "4 products"
    And "Desk lamp" should be listed
    But "Kettle" should not be listed

  Scenario: Reading about a product
    When I open the product "Floor lamp"
    Then the heading "Floor lamp" is shown
    And the price is "£99.00"
    And it says "In stock"
    And I see "A tall reading companion with a linen shade."

  Scenario: Reviews appear a moment after the page
    When I open the product "Desk lamp"
    Then I should see the review "The best light on my desk"
    And I should see 3 reviews
    And "Loading reviews…" should no longer be visible

  Scenario: A product that is sold out cannot be bought
    When I go to "/product/pendant-light"
    Then I should see "Sold out"
    And there is no "Quantity" field

  Scenario: The product page recommends others of its kind
    When I click on "Teapot"
    Then the "You may also like" section contains "Kettle"
    And the "You may also like" section does not contain "Teapot"

  Scenario: Remembering something for later
    When I click "Add to wish list" on the "Wall clock" card
    And I click "Wish list" in the header
    Then I am on the "Your wish list" page
    And I see "1 product"
    And I see the product "Wall clock"
