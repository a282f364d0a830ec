"""``"$NAME"`` in a step is read from the environment when it is typed, and appears nowhere else."""

from __future__ import annotations

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webelement import WebElement

VALUE = "hunter2-and-more"
LOGIN = """
    Feature: Login
      Scenario: With a password
        Given I open "/"
        When I fill "Password" with "$SHOP_PASSWORD"
        And I press "Log in"
        Then the page says "16"
    """


@pytest.fixture
def login(shop, monkeypatch):
    """A project whose scenario types a secret; the page then shows the secret's length."""
    (shop.path / "features/cart.feature").unlink()
    shop.write("features/login.feature", LOGIN)
    monkeypatch.setenv("SHOP_PASSWORD", VALUE)
    shop.options += ["-vv", "--log-level=DEBUG", "--junit-xml=junit.xml", "--html=report.html", "--self-contained-html"]
    return shop


def assert_nowhere(project, result):
    """The secret stands in no file of the project and in no line of the output."""
    holding = [name for name in project.files() if VALUE.encode() in (project.path / name).read_bytes()]
    assert holding == []
    assert VALUE not in result.stdout.str()
    assert VALUE not in result.stderr.str()


@pytest.mark.browser
def test_a_secret_is_typed_and_appears_nowhere(login):
    result = login.run(lam="auto")
    result.assert_outcomes(passed=1)
    assert_nowhere(login, result)
    result.stdout.fnmatch_lines(['*fill field "Password" with "$SHOP_PASSWORD"*'])
    assert 'os.environ["SHOP_PASSWORD"]' in login.read("features/test_login.py")
    result = login.run()
    result.assert_outcomes(passed=1)
    assert_nowhere(login, result)


@pytest.mark.browser
def test_a_secret_that_the_page_shows_is_in_no_recording(login):
    login.write("features/login.feature", LOGIN.replace('"/"', '"/echo"'))
    result = login.run(lam="auto")
    result.assert_outcomes(passed=1)
    assert_nowhere(login, result)


@pytest.mark.browser
@pytest.mark.parametrize("style", ["auto", "long"])
def test_a_secret_appears_in_no_failure(login, style):
    login.write("features/login.feature", LOGIN.replace('"16"', '"17"'))
    result = login.run(f"--tb={style}", lam="auto")
    result.assert_outcomes(failed=1)
    assert_nowhere(login, result)


@pytest.mark.browser
def test_a_secret_that_exported_code_fails_to_type_appears_in_no_failure(login, monkeypatch):
    login.run(lam="auto").assert_outcomes(passed=1)

    def broken(element, *value):
        raise WebDriverException("no keyboard")

    monkeypatch.setattr(WebElement, "send_keys", broken)
    result = login.run("--tb=long")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([">     When I fill *", "value = ('$SHOP_PASSWORD',)*", "E *no keyboard*"])
    assert_nowhere(login, result)


def test_what_quotes_a_secret_shows_its_name_instead(project, monkeypatch):
    monkeypatch.setenv("SHOP_PASSWORD", VALUE)
    project.write("a.feature", 'Feature: A\n  Scenario: B\n    Given code types "$SHOP_PASSWORD"\n')
    project.write(
        "conftest.py",
        """
        import os
        from pytest_bdd import given

        @given('code types "$SHOP_PASSWORD"')
        def types():
            print("captured", os.environ["SHOP_PASSWORD"])
            assert os.environ["SHOP_PASSWORD"] == "other"
        """,
    )
    result = project.run("--junit-xml=junit.xml")
    result.assert_outcomes(failed=1)
    assert_nowhere(project, result)
    result.stdout.fnmatch_lines(["E *AssertionError: assert '$SHOP_PASSWORD' == 'other'", "captured $SHOP_PASSWORD"])


def test_a_secret_that_is_not_set_is_told_before_the_browser_starts(login, monkeypatch):
    monkeypatch.delenv("SHOP_PASSWORD")
    login.write("features/login.feature", LOGIN.replace('    Given I open "/"\n', "").replace("When", "Given"))
    login.add_to_conftest(
        """

        import pytest

        @pytest.fixture
        def driver(): raise RuntimeError("a browser was started")
        """
    )
    result = login.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "E *SecretNotSet: features/login.feature:3: Given I fill *",
            "E *the environment variable SHOP_PASSWORD is not set*",
        ]
    )
    assert "a browser was started" not in result.stdout.str()
