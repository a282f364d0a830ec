"""What no code defines is carried out, recorded, exported, proven by a replay, and written."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser


def test_a_scenario_is_recorded_and_then_replayed_without_a_model(shop):
    result = shop.run(lam="auto")
    result.assert_outcomes(passed=1)
    assert shop.asked() == ['I open "/"', 'I press "Add lamp"', 'the page says "1"']
    assert {"features/cart.lam.json", "features/test_cart.py"} <= set(shop.files())
    before = {name: shop.read(name) for name in shop.files()}
    for mode in ("auto", "replay"):
        result = shop.run("-v", lam=mode)
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(["features/cart.feature::test_full*", "  PASSED replayed*"])
    assert shop.asked() == []
    assert {name: shop.read(name) for name in shop.files()} == before


def test_recording_the_same_again_leaves_the_same_bytes(recorded):
    before = {name: recorded.read(name) for name in recorded.files()}
    recorded.run(lam="record").assert_outcomes(passed=1)
    assert recorded.asked() == ['I open "/"', 'I press "Add lamp"', 'the page says "1"']
    assert {name: recorded.read(name) for name in recorded.files()} == before


def test_a_step_whose_text_changed_goes_back_to_the_model_alone(recorded):
    feature = recorded.read("features/cart.feature")
    recorded.write("features/cart.feature", feature.replace('I open "/"', 'I open "/?new"'))
    recorded.run(lam="auto").assert_outcomes(passed=1)
    assert recorded.asked() == ['I open "/?new"']
    steps = json.loads(recorded.read("features/cart.lam.json"))["scenarios"][0]["steps"]
    assert [step["text"] for step in steps] == ['I open "/?new"', 'I press "Add lamp"', 'the page says "1"']
    assert all(step.get("actions") or step.get("checks") for step in steps)
    recorded.run().assert_outcomes(passed=1)


def test_a_value_that_changed_is_a_text_that_changed(recorded):
    feature = recorded.read("features/cart.feature")
    recorded.write("features/cart.feature", feature.replace('says "1"', 'says "2"'))
    recorded.run(lam="auto").assert_outcomes(failed=1)
    assert recorded.asked() == ['the page says "2"']
    result = recorded.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *AssertionError: assert '1' == '2'"])


def test_a_new_scenario_goes_to_the_model_and_the_rest_replays(recorded):
    feature = recorded.read("features/cart.feature")
    recorded.write(
        "features/cart.feature",
        feature
        + '  Scenario: Named\n    Given I open "/"\n    When I fill "Name" with "Ada"\n    Then the page says "0"\n',
    )
    result = recorded.run(lam="auto")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["1 scenario recorded, 1 replayed*"])
    assert recorded.asked() == ['I fill "Name" with "Ada"', 'the page says "0"']
    recorded.run().assert_outcomes(passed=2)
    names = [scenario["name"] for scenario in json.loads(recorded.read("features/cart.lam.json"))["scenarios"]]
    assert names == ["Full", "Named"]


def test_a_step_that_another_scenario_recorded_outlives_that_scenario(recorded):
    named = '  Scenario: Named\n    Given I open "/"\n    When I fill "Name" with "Ada"\n    Then the page says "0"\n'
    recorded.write("features/cart.feature", recorded.read("features/cart.feature") + named)
    recorded.run(lam="auto").assert_outcomes(passed=2)
    recorded.write("features/cart.feature", "Feature: Cart\n" + named.replace("Ada", "Bob"))
    recorded.asked()
    recorded.run(lam="auto").assert_outcomes(passed=1)
    assert recorded.asked() == ['I fill "Name" with "Bob"']
    recorded.run().assert_outcomes(passed=1)


def test_a_scenario_that_left_the_feature_leaves_its_recording(recorded):
    recorded.write(
        "features/cart.feature",
        'Feature: Cart\n  Scenario: About\n    Given I open "/about"\n    Then the page says "Since 1912"\n',
    )
    recorded.run(lam="record").assert_outcomes(passed=1)
    names = [scenario["name"] for scenario in json.loads(recorded.read("features/cart.lam.json"))["scenarios"]]
    assert names == ["About"]
    assert "press" not in recorded.read("features/test_cart.py")


def test_every_row_of_an_outline_is_recorded_and_replayed(shop):
    shop.write(
        "features/cart.feature",
        """
        Feature: Cart
          Scenario Outline: Look at
            Given I open "<page>"
            Then the page says "<text>"
            Examples:
              | page   | text       |
              | /      | 0          |
              | /about | Since 1912 |
        """,
    )
    shop.run(lam="auto").assert_outcomes(passed=2)
    shop.asked()
    result = shop.run("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["features/cart.feature::test_look_at?/about-Since 1912?*"])
    assert shop.asked() == []


def test_a_scenario_that_fails_live_writes_nothing(shop):
    shop.write("features/cart.feature", shop.read("features/cart.feature").replace('says "1"', 'says "7"'))
    before = shop.files()
    result = shop.run(lam="auto")
    result.assert_outcomes(failed=1)
    assert set(shop.files()) - set(before) == {"asked.txt", "lam-report/cart/full.png"}
    result.stdout.fnmatch_lines(
        [
            '>     Then the page says "7"',
            "E *CheckFailed: features/cart.feature:5: Then the page says *7*",
            'E *expected: text of status is "7"',
            'E *seen: "1" on "Shop" (/)',
            "E *Screenshot: lam-report/cart/full.png",
        ]
    )


def test_a_refused_step_never_passes(shop):
    shop.write("features/cart.feature", shop.read("features/cart.feature").replace("I press", "I contemplate"))
    result = shop.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "E *UnclearStep: features/cart.feature:4: When I contemplate *",
            'E *nothing known of "I contemplate *" on "Shop" (/).',
            "E *Say it in other words.",
            "E *Screenshot: lam-report/cart/full.png",
        ]
    )
    assert not (shop.path / "features/test_cart.py").exists()


def test_a_then_that_came_to_no_check_fails(shop):
    shop.write("features/cart.feature", 'Feature: C\n  Scenario: D\n    Given I open "/"\n    Then I read\n')
    result = shop.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *UnclearStep: features/cart.feature:4: Then I read"])


def test_a_step_that_code_defines_mixes_with_steps_of_the_model_and_shares_fixtures(shop):
    shop.add_to_conftest(
        """

        import pytest
        from pytest_bdd import given, then

        @pytest.fixture
        def page(): return "/about"

        @given("the page of the day", target_fixture="today")
        def of_the_day(driver, base_url, page):
            driver.get(base_url + page)
            return page

        @then("it is the page of the day")
        def is_it(driver, today): assert driver.current_url.endswith(today)
        """
    )
    shop.write(
        "features/cart.feature",
        """
        Feature: Today
          Scenario: Of the day
            Given the page of the day
            Then the page says "Since 1912"
            And it is the page of the day
        """,
    )
    shop.run(lam="auto").assert_outcomes(passed=1)
    assert shop.asked() == ['the page says "Since 1912"']
    assert "of_the_day" not in shop.read("features/test_cart.py")
    shop.run().assert_outcomes(passed=1)


def test_a_failure_at_the_end_of_a_feature_leaves_the_next_one_as_it_found_it(shop):
    """What lies between the two files is torn down, so that other features are not failed for it."""
    feature = shop.read("features/cart.feature")
    shop.write("features/cart.feature", feature.replace('says "1"', 'says "7"'))
    shop.write("other/again.feature", feature.replace("Cart", "Again"))
    result = shop.run("features", "other", lam="auto")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.no_fnmatch_line("*not torn down*")
