Feature: The museum's programme

  Background:
    Given Milo is on "/admin/pages/7/"
    And he signs in as "milo" with "$MODERATOR_PASSWORD"

  Scenario: Ships among the other events
    When he lets the only event that the public cannot see yet go live
    And somebody from outside looks up what is on at "/whats-on/"
    Then there are seven things to go to
    And the ships come straight after the lighthouses

  Scenario: A maker of kites is announced
    Given he clicks "Add child page"
    When he announces this, open to all for nothing, and puts it live at once:
      | What it is called | Kites over the river |
      | Kind              | Workshop             |
      | First day         | 2027-08-14           |
      | In short          | Bring your own line. |
    And somebody from outside looks up what is on at "/whats-on/" and goes on to the kites
    Then it says on which day in August they fly and that one need not pay

  Scenario: Taken off the programme for now
    When he takes the maps off the site for the time being, quite sure of it
    Then they are marked as nothing but a draft again
    And the porcelain is as live as before

  Scenario: The shop was nearly lost
    Given he goes to "/admin/pages/3/"
    When he is on the point of deleting the shop but decides against it when asked
    Then the shop has kept its place among the pages
