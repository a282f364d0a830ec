"""Limits of a prompted model end a scenario cleanly at its step, and those of the run all later questions."""

from __future__ import annotations

import pytest
from clerk import MIND
from model_answers import Stalled
from model_server import serving

from pytest_lam.lam.generalist.budgets import LINE_FORM

AUTO = "--lam-model=auto:scripted"
PRICES = "[any]\nscripted = { prompt = 2, cached = 0.5, answer = 8 }\n"


def tagged(cart, tag: str) -> None:
    cart.write("features/cart.feature", f'Feature: Cart\n  {tag}\n  Scenario: Full\n    Given I open "/"\n    {MIND}\n')


@pytest.mark.browser
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("scenario tokens 1000", "the scenario has taken 1,050 tokens of scripted, and that passes its limit of 1,000"),
        ("step cost 0.001", "the step has taken $0.00180 of scripted, and that passes its limit of $0.00100"),
        ("run seconds 0", "the run has taken 0.0 seconds of scripted, and another call would pass its limit of 0.0"),
    ],
)
def test_a_limit_of_the_ini_ends_the_step_that_passes_it(cart, server, line, told):
    cart.write("prices.toml", PRICES)
    cart.write("pytest.ini", f"[pytest]\nlam_prices = prices.toml\nlam_limits =\n    {line}\n")
    result = cart.run(AUTO, lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [f"E *BudgetExceeded: features/cart.feature:4: {MIND}", f"E *{told}*`{line}` in the ini's lam_limits*"]
    )
    assert not (cart.path / "features/test_cart.py").exists()


@pytest.mark.browser
def test_a_tag_limits_its_scenario_alone(cart, server):
    cart.write(
        "features/cart.feature",
        f"""
        Feature: Cart
          @lam(max_tokens=1000,max_seconds=60)
          Scenario: Dear
            Given I open "/"
            {MIND}

          Scenario: Cheap
            Given I open "/"
            {MIND}
        """,
    )
    result = cart.run(AUTO, "--strict-markers", lam="auto")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(
        ["E *BudgetExceeded: features/cart.feature:5: *", "E *set by the mark lam(max_tokens=1000): change it there*"]
    )


@pytest.mark.browser
def test_a_mark_in_python_limits_the_scenario_that_it_stands_on(cart, server):
    cart.add_to_conftest(
        """
        import pytest

        def pytest_collection_modifyitems(items):
            for item in items:
                item.add_marker(pytest.mark.lam(max_tokens=10))
        """
    )
    result = cart.run(AUTO, "--strict-markers", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *set by the mark lam(max_tokens=10)*"])


@pytest.mark.browser
def test_a_scenarios_own_limit_may_be_wider_than_the_general_one(cart, server):
    cart.write("pytest.ini", "[pytest]\nlam_limits = scenario tokens 10\n")
    tagged(cart, "@lam(max_tokens=5000)")
    cart.run(AUTO, lam="auto").assert_outcomes(passed=1)


@pytest.mark.browser
def test_a_limit_of_the_run_stops_all_later_questions(cart, server):
    cart.write("pytest.ini", "[pytest]\nlam_limits = run tokens 1100\n")
    for name in ("other", "third"):
        cart.write(f"features/{name}.feature", cart.read("features/cart.feature"))
    result = cart.run(AUTO, lam="auto")
    result.assert_outcomes(passed=1, failed=2)
    assert len(server.chats) == 1
    result.stdout.fnmatch_lines(["E *the run has taken 1,050 tokens * would pass its limit of 1,100 tokens*"] * 2)


@pytest.mark.browser
def test_workers_share_a_limit_of_the_run(cart, server):
    cart.write("pytest.ini", "[pytest]\nlam_limits = run tokens 2000\n")
    cart.write("features/other.feature", cart.read("features/cart.feature"))
    result = cart.run(AUTO, "-n2", lam="auto")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["E *its limit of 1,000 tokens, the part of each of 2 workers*"])


@pytest.mark.browser
def test_a_limit_of_cost_without_a_price_is_an_error_before_anybody_is_asked(cart, server):
    tagged(cart, "@lam(max_cost=0.05)")
    result = cart.run(AUTO, lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E *the mark lam(max_cost=0.05) can't be kept: no price is known for scripted. *lam_prices*"]
    )
    assert server.requests == []


@pytest.mark.parametrize("tag", ["@lam", "@lam(max_cost=cheap)", "@lam(max_costs=1)", "@lam(max_cost=0.05"])
def test_a_tag_that_says_no_limit_is_a_collection_error_at_its_line(cart, tag):
    tagged(cart, f"@slow {tag}")
    result = cart.run(lam="auto")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        [f"*features/cart.feature:2: {tag} says no limit that there is", "*Write it as @lam(max_cost=0.05,*"]
    )


@pytest.mark.parametrize("holder", ["Feature: Cart\n", "Feature: Cart\n Rule: R\n"])
def test_a_tag_of_a_feature_or_a_rule_is_read_as_well(cart, holder):
    text = f'{holder}  Scenario: Full\n    Given I open "/"\n'
    first, _, rest = text.rpartition(" Rule") if "Rule" in text else ("", "", text)
    cart.write("features/cart.feature", f"{first}@lam(1)\n{' Rule' if first else ''}{rest}")
    result = cart.run(lam="auto")
    result.stdout.fnmatch_lines([f"*cart.feature:{2 if first else 1}: @lam(1) says no limit that there is"])


def test_a_tag_above_examples_is_told_where_it_belongs(cart):
    cart.write(
        "features/cart.feature",
        """
        Feature: Cart
          Scenario Outline: Full
            Given I open "<page>"

            @lam(max_cost=1)
            Examples:
              | page |
              | /    |
        """,
    )
    result = cart.run(lam="auto")
    result.stdout.fnmatch_lines(
        ["*cart.feature:5: @lam(max_cost=1) stands above Examples", "*above the Scenario Outline*"]
    )


def test_a_feature_that_a_module_of_the_users_own_binds_has_the_mark_too(project):
    project.write("features/a.feature", "Feature: A\n  @lam(max_cost=0.5)\n  Scenario: B\n    Given code a\n")
    project.write("test_a.py", "from pytest_bdd import scenarios\nscenarios('features/a.feature')\n")
    project.add_to_conftest(
        """
        def pytest_runtest_setup(item):
            print("limit:", [mark.kwargs for mark in item.iter_markers("lam")])
        """
    )
    for lam in ("replay", "off"):
        result = project.run("-s", "--strict-markers", "-W", "error", "test_a.py", lam=lam)
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(["*limit: [[]{'max_cost': 0.5}[]]*"])


def test_a_mark_that_says_no_limit_fails_its_test_and_says_how_to_write_it(cart):
    cart.add_to_conftest(
        """
        import pytest

        def pytest_collection_modifyitems(items):
            for item in items:
                item.add_marker(pytest.mark.lam(0.05))
        """
    )
    result = cart.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["the mark lam is lam(0.05); write it as lam(max_cost=0.05,*"])


def test_a_line_of_the_ini_that_sets_no_limit_is_told_how_to_write_it(cart):
    cart.write("pytest.ini", "[pytest]\nlam_limits = scenario 5\n")
    result = cart.run(lam="auto")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"lam_limits has the line 'scenario 5'; write it as {LINE_FORM}" in result.stderr.str()


def test_the_mark_is_listed(project):
    project.run("--markers").stdout.fnmatch_lines(["@pytest.mark.lam(max_cost, max_tokens, max_seconds): the most *"])


@pytest.mark.browser
def test_a_model_that_stalls_is_given_up_at_the_limit_of_time(cart, monkeypatch):
    cart.write("pytest.ini", "[pytest]\nlam_limits = scenario seconds 2\n")
    with serving(lambda request: Stalled()) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = cart.run(AUTO, lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *BudgetExceeded: *", "E *the scenario has taken 2.? seconds of scripted*"])
