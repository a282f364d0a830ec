Feature: Looking along the shelves

  Background:
    Given the customer is on the home page

  Scenario: The dearest lamp first
    Given the customer ticks "Lighting"
    When he would rather see the costly things at the top
    Then the dearest lamp now comes first
    And what follows never costs more than what stands before it

  Scenario: The one that cannot be had
    Given the customer clicks "Lighting" in the navigation
    When she looks closer at the only one of them that cannot be bought today
    Then she is told that more of them are on the way
    And nowhere can she say how many of them she wants

  Scenario: What others think of the desk lamp
    When she reads up on the lamp that is made for a desk
    Then three people have written what they think of it
    And all but one of them gave it full marks

  Scenario: Something for later, and one thing less
    Given he has put his heart to the wall clock and to the cushion
    When he no longer fancies the clock and takes his heart back
    And he goes to see what he has kept for later
    Then the cushion is the only thing that he finds there
