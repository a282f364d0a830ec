"""Under xdist the scenarios of a feature are recorded on one worker, and the controller tells of all."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser

PAGES = [("/", "0"), ("/about", "Since 1912"), ("/?again", "0")]


def test_features_are_recorded_side_by_side_and_told_together(shop):
    shop.add_to_conftest(
        """

        import os
        from pytest_bdd import given

        @given("a note of the worker")
        def note(request):
            with open("workers.txt", "a") as workers:
                print(request.path.name, os.environ["PYTEST_XDIST_WORKER"], file=workers)
        """
    )
    for name, pages in (("cart", PAGES[:1]), ("other", PAGES)):
        scenarios = "".join(
            f' Scenario: {page}\n  Given a note of the worker\n  And I open "{page}"\n  Then the page says "{text}"\n'
            for page, text in pages
        )
        shop.write(f"features/{name}.feature", f"Feature: {name}\n{scenarios}")
    result = shop.run("-n", "2", lam="auto")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(["4 scenarios recorded, 0 replayed*", "Wrote features/*.py, features/*.py.*"])
    ran = set(shop.read("workers.txt").splitlines())
    assert len(ran) == len({line.split()[0] for line in ran}) == 2
    for name, recorded in (("cart", 1), ("other", 3)):
        assert len(json.loads(shop.read(f"features/{name}.lam.json"))["scenarios"]) == recorded
    shop.run("-n", "2").assert_outcomes(passed=4)
