# lam: ignore-file[several-wordings]: that one thing can be said in many ways is what is shown here
@contact
Feature: Writing to the shop

  Background:
    Given the contact page is open

  Scenario: Sending a message
    When the visitor fills in:
      | Field             | Value            |
      | Your name         | Noor             |
      | E-mail            | noor@example.org |
      | What is it about? | A product        |
    And the visitor writes in the message field:
      """
      Hello,
      is the desk lamp also available in white?
      """
    And the "Send message" button is clicked
    Then "Thank you, Noor. We have received your message." is displayed
    And the page contains "is the desk lamp also available in white?"
    And the "Message" field is not visible

  Scenario: A message needs a sender
    When "What are your opening hours?" is typed into "Message"
    And the form is sent
    Then the error "Enter your name" is displayed
    And the error "Enter your e-mail address" is displayed
    But the error "Write us a message" is not displayed

  Scenario: A message that is too short
    When the visitor enters "Hi" in the "Message" field
    And clicks "Send message"
    Then the text "Write at least 10 characters" is visible

  Scenario: The characters are counted
    When the visitor types "Good morning" into the "Message" field
    Then the counter shows "12 / 500"
