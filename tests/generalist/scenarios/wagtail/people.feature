Feature: Who may do what at the museum

  Scenario: Nobody but the editor can see the draft
    Given Erin is on "/admin/pages/7/"
    And she signs in as "erin" with "$EDITOR_PASSWORD"
    When she puts a talk by the name of "A night with the owls", to be held on 2027-09-04, aside as a draft
    And somebody from outside looks up what is on at "/whats-on/"
    Then nobody can see the owls among the six events

  Scenario: An editor hands in what she cannot put live
    Given Erin is on "/admin/pages/3/"
    And she signs in as "erin" with "$EDITOR_PASSWORD"
    And she clicks "Shop"
    When she looks up what else than keeping a draft can be done with it
    Then she may hand it to the moderators
    And putting it live herself is not on offer

  Scenario: An editor is locked out
    Given Ada is on "/admin/users/"
    And she signs in as "admin" with "$ADMIN_PASSWORD"
    When she sees to it that Erin's account is no longer active
    Then Erin is the one person in the list who is locked out
    And Milo can still come in

  Scenario: A line from one page stands on all the others
    Given Ada is on "/admin/"
    And she signs in as "admin" with "$ADMIN_PASSWORD"
    And she goes to "/whats-on/lighthouses-of-the-north/"
    When she copies the line that says what kind of event it is and when
    And she puts that line up as the notice for the whole site, under the settings of "/admin/"
    And she goes to see the front page of the museum, "/"
    Then the line that she copied stands at the very top of it
