Feature: Who may only look

  Scenario: The clerk may read and no more
    Given the clerk is on the page "/admin/library/book/"
    And he logs in as "clerk" with the password "only looking"
    When he looks into the topmost book of the list
    Then it is the Christmas story by Dickens, and he can read what it costs
    And he has no way of saving or throwing away anything
