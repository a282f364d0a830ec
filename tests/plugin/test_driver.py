"""``driver`` and ``wait``: a fresh browser for every scenario, closed whatever happens; others' drivers are used."""

from __future__ import annotations

import pytest

STAND_IN = """
    import pytest

    class Stand_in:
        def get(self, address): print("stand-in opens", address)

    @pytest.fixture
    def driver():
        print("stand-in given")
        yield Stand_in()
    """
ASKS = """

    from pytest_bdd import given

    @given("a driver")
    def a_driver(driver): print("driver is", type(driver).__name__)
    """


@pytest.mark.browser
def test_each_scenario_has_a_browser_of_its_own_which_is_closed_after_a_failure_too(project):
    project.write(
        "conftest.py",
        """
        from pathlib import Path
        from pytest_bdd import given

        @given("it fails")
        def fails(driver):
            with Path("sessions").open("a") as sessions:
                print(driver.command_executor._client_config.remote_server_addr, driver.session_id, file=sessions)
            assert False
        """,
    )
    project.write("a.feature", "Feature: A\n  Scenario: B\n    Given it fails\n  Scenario: C\n    Given it fails\n")
    project.run().assert_outcomes(failed=2)
    (_, first), (_, second) = (line.split() for line in project.read("sessions").splitlines())
    assert first != second
    assert not still_served(project.read("sessions").split()[0::2])


def still_served(addresses):
    """Those of the drivers' addresses at which somebody still answers."""
    from urllib.error import URLError
    from urllib.request import urlopen

    served = []
    for address in addresses:
        try:
            urlopen(f"{address}/status", timeout=5).close()
        except (URLError, OSError):
            continue
        served.append(address)
    return served


def test_the_driver_of_pytest_selenium_is_used_where_it_is_installed(project):
    project.pytester.makepyfile(stand_in=STAND_IN)
    project.pytester.makepyfile(
        registers="""
        import stand_in

        def pytest_configure(config): ...

        def pytest_addoption(parser, pluginmanager): pluginmanager.register(stand_in, "selenium")
        """
    )
    project.pytester.syspathinsert()
    project.add_to_conftest(ASKS)
    project.write("a.feature", "Feature: A\n  Scenario: B\n    Given a driver\n")
    result = project.run("-s", "-p", "registers")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*stand-in given*", "*driver is Stand_in*"])


def test_a_driver_of_the_projects_own_is_used(project):
    project.write("conftest.py", STAND_IN)
    project.add_to_conftest(ASKS)
    project.write("a.feature", "Feature: A\n  Scenario: B\n    Given a driver\n")
    project.run("-s").stdout.fnmatch_lines(["*driver is Stand_in*"])


def test_wait_waits_as_long_as_a_step_may(project):
    project.write("conftest.py", STAND_IN)
    project.write("test_it.py", "def test_it(wait): assert wait._timeout == 3.5\n")
    project.run("--lam-timeout=3.5").assert_outcomes(passed=1)


def test_wait_goes_on_while_what_it_looks_at_is_replaced(project):
    project.write("conftest.py", STAND_IN)
    project.write(
        "test_it.py",
        """
        from selenium.common.exceptions import StaleElementReferenceException

        def test_it(wait):
            replaced = [StaleElementReferenceException()]

            def look(driver):
                if replaced:
                    raise replaced.pop()
                return "there"

            assert wait.until(look) == "there"
        """,
    )
    project.run().assert_outcomes(passed=1)


def test_a_browser_that_is_not_there_is_told_with_what_to_install(project, monkeypatch):
    def missing(*arguments, **named):
        raise OSError("no such browser")

    monkeypatch.setattr("pytest_lam.browser.launch._local", missing)
    project.add_to_conftest(ASKS)
    project.write("a.feature", "Feature: A\n  Scenario: B\n    Given a driver\n")
    result = project.run("--lam-browser=firefox")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [">     Given a driver", "E *BrowserProblem: a.feature:3: Given a driver", "*Install Firefox*"]
    )
