"""A feature and its module are one: collected once, under the feature; by itself where the module is named."""

from __future__ import annotations

import pytest

OWN = """
    from pytest_bdd import parsers, scenarios, step

    scenarios("{feature}")

    @step(parsers.re("my .*"))
    def mine(): ...

    def test_plain(): ...
    """
FEATURE = "Feature: Own\n  Scenario: Mine\n    Given my step\n"


def ids(result):
    """The node ids of what was collected."""
    return [line for line in result.outlines if "::" in line]


@pytest.mark.parametrize(
    "arguments", [[], ["features"], ["features/cart.feature"], ["features/cart.feature::test_full"]]
)
def test_an_exported_module_is_not_collected_beside_its_feature(recorded, arguments):
    assert ids(recorded.collect(*arguments)) == ["features/cart.feature::test_full"]


@pytest.mark.parametrize("arguments", [["features/test_cart.py"], ["features/test_cart.py", "features"]])
def test_an_exported_module_runs_by_itself_when_named(recorded, arguments):
    result = recorded.collect(*arguments)
    assert ids(result) == ["features/test_cart.py::test_full"]
    result.stdout.no_fnmatch_line("*deselected*")


@pytest.mark.browser
def test_an_exported_module_passes_by_itself_and_without_the_plugin(recorded):
    recorded.run("features/test_cart.py").assert_outcomes(passed=1)
    recorded.write(
        "conftest.py",
        """
        import pytest
        from pytest_lam.browser.launch import start
        from pytest_lam.settings import BrowserSettings
        from selenium.webdriver.support.wait import WebDriverWait

        @pytest.fixture
        def driver():
            browser = start(BrowserSettings())
            yield browser
            browser.quit()

        @pytest.fixture
        def wait(driver): return WebDriverWait(driver, 2)
        """,
    )
    options = [option for option in recorded.options if not option.startswith("--lam")]
    result = recorded.pytester.runpytest_subprocess("-p", "no:lam", *options, "features/test_cart.py")
    result.assert_outcomes(passed=1)


def test_features_of_one_name_in_two_folders_do_not_meet(recorded):
    for name in ("cart.feature", "cart.lam.json", "test_cart.py"):
        recorded.write(f"more/{name}", recorded.read(f"features/{name}"))
    recorded.write("tests/test_cart.py", "def test_own(): ...\n")
    assert ids(recorded.collect()) == [
        "features/cart.feature::test_full",
        "more/cart.feature::test_full",
        "tests/test_cart.py::test_own",
    ]


def test_a_module_of_the_users_own_beside_its_feature_is_the_features_module(project):
    project.write("features/own.feature", FEATURE)
    project.write("features/test_own.py", OWN.format(feature="own.feature"))
    result = project.run("-v")
    result.assert_outcomes(passed=2)
    assert ids(project.collect()) == ["features/own.feature::test_mine", "features/own.feature::test_plain"]


def test_a_module_beside_a_feature_that_binds_nothing_keeps_its_tests(project):
    project.write("own.feature", "Feature: Own\n  Scenario: Coded\n    Given code a\n")
    project.write("test_own.py", "def test_plain(): ...\n")
    project.run().assert_outcomes(passed=2)


def test_a_scenario_that_a_module_elsewhere_binds_runs_once_from_there(project):
    project.write("features/own.feature", FEATURE + "  Scenario: Coded\n    Given code a\n")
    project.write(
        "tests/test_bound.py",
        """
        from pytest_bdd import given, scenario

        @scenario("../features/own.feature", "Mine")
        def test_bound(): ...

        @given("my step")
        def mine(): ...
        """,
    )
    result = project.run("-v")
    result.assert_outcomes(passed=2, deselected=1)
    result.stdout.fnmatch_lines(["features/own.feature::test_coded*", "tests/test_bound.py::test_bound*"])


def test_a_module_beside_one_feature_may_bind_another(project):
    project.write("one.feature", FEATURE)
    project.write("two.feature", "Feature: Two\n  Scenario: Other\n    Given my other step\n")
    project.write("test_one.py", OWN.format(feature=".").replace("def test_plain(): ...", ""))
    project.run("-v").assert_outcomes(passed=2, deselected=1)


def test_what_a_module_binds_of_another_feature_is_its_own_and_not_the_models(project):
    project.write("one.feature", FEATURE)
    project.write("two.feature", "Feature: Two\n  Scenario: Other\n    Given nobody knows\n")
    project.write("test_one.py", OWN.format(feature="."))
    result = project.run(lam="auto")
    result.assert_outcomes(passed=2, failed=1, deselected=1)
    result.stdout.fnmatch_lines(["E *StepDefinitionNotFoundError: *nobody knows*"])


def test_the_modules_own_asserts_are_explained(recorded):
    recorded.write(
        "features/test_cart.py",
        """
        from pytest_bdd import given, scenarios

        scenarios("cart.feature")

        @given('I open "/"')
        def opened():
            lamps = 7
            assert lamps == 3
        """,
    )
    result = recorded.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [">     Given I open *", "E       assert 7 == 3", "features/test_cart.py:8: AssertionError"]
    )


def test_off_does_nothing(project):
    project.write("features/own.feature", FEATURE)
    project.write("features/test_own.py", OWN.format(feature="own.feature"))
    result = project.run("-v", lam="off")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["features/test_own.py::test_mine*", "features/test_own.py::test_plain*"])
    said = result.stdout.str()
    assert "own.feature::" not in said
    assert "lam:" not in said
    assert "- pytest-lam -" not in said


def test_off_gives_no_fixtures(project):
    project.write("test_it.py", "def test_it(wait): ...\n")
    project.run(lam="off").stdout.fnmatch_lines(["E *fixture 'wait' not found"])
