# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
Feature: Stores and newsletter

  Rule: Stores are found by town or postcode

    Background:
      Given I am on the "Our stores" page

    @smoke
    Scenario Outline: Finding a store
      When I search for stores near "<place>"
      Then "<result>" is shown
      And the list contains "<store>"

      Examples:
        | place | result              | store          |
        | Leeds | 2 stores near Leeds | Fernhill Leeds |
        | YO1   | 1 store near YO1    | Fernhill York  |

    Scenario: There is no store there
      When I enter "Aberdeen" as the town
      And I click "Find stores"
      Then I see "We have no store near Aberdeen."
      And no stores are listed

  Rule: Anybody can subscribe to the newsletter

    Scenario: Subscribing from the foot of the page
      Given I am on the page "/help"
      When I enter "grace@example.org" into "Your e-mail address"
      And I click on "Subscribe"
      Then I should see "Thank you! We will write to grace@example.org."
      And the "Subscribe" button is gone

    Scenario: A newsletter needs an address
      Given I am on the home page
      When I fill "grace at home" into the newsletter's e-mail field
      And I click "Subscribe"
      Then I should see "Enter a valid e-mail address"
