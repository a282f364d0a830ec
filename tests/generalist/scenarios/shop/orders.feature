Feature: Orders and letters

  Scenario: The number on the receipt leads back to the order
    Given the customer signs in at "/login" as "ben@example.com" with the password "$SHOP_PASSWORD"
    And he has chosen the kettle on the home page and gone on to where one pays
    When he settles it with these particulars and agrees to the terms:
      | Address            | 4 Mill Lane         |
      | Town               | York                |
      | Postcode           | YO1 8AN             |
      | Country            | United Kingdom      |
      | Number of the card | 4242 4242 4242 4242 |
      | Runs out           | 08/28               |
      | Code on the back   | 737                 |
    And he makes a note of the number that his order was given
    And later, in his account, he looks into the order of that number
    Then it is a single kettle, and nothing of it has been sent yet

  Scenario: The parcel that has waited longest
    Given the user signs in at "/login" as "mina@fernhill.example" with the password "$SHOP_PASSWORD"
    And she clicks "All orders"
    When she sends off the one that has been waiting longest
    Then that one counts as shipped from now on
    And just one more parcel is left that she could send

  Scenario: Ada tells the shop about a dent
    Given the contact page is open
    When Ada, whom they can reach at "ada.winter@example.org", tells them about a delivery that "The lid of my kettle has a dent."
    Then they thank her by her first name and show her own words once more
    And there is no form left for her to fill in
