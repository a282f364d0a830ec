"""Steps open the application, and hosts that the user allowed (``--lam-allow-host``); all else is refused."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def opening(project, address):
    """The project with one scenario, which opens an address."""
    project.write(
        "features/cart.feature",
        f'Feature: Cart\n  Scenario: Open\n    Given I open "{address}"\n    Then the page says "0"\n',
    )
    return project


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://other.example/", "other.example"),
        ("file:///etc/passwd", "None"),
    ],
)
def test_an_address_outside_is_refused(shop, address, host):
    result = opening(shop, address).run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E *AddressRefused: features/cart.feature:3: Given I open *", "E *is outside the allowed hosts*"]
    )
    assert not (shop.path / "features/test_cart.py").exists()


def test_a_host_that_was_allowed_is_opened(shop, site):
    opening(shop, site.url.replace("127.0.0.1", "localhost") + "/")
    shop.run(lam="auto").stdout.fnmatch_lines(["E *allow it with --lam-allow-host=localhost"])
    shop.run("--lam-allow-host=localhost", lam="auto").assert_outcomes(passed=1)
    shop.run("-o", "lam_allow_host=localhost", lam="record").assert_outcomes(passed=1)


def test_a_path_without_a_base_url_says_what_to_give(shop):
    shop.options = [option for option in shop.options if not option.startswith(("--base-url", "http"))]
    result = shop.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E *features/cart.feature:3: Given I open *", "E *give --base-url, or base_url in the ini file"]
    )
