"""A module is written only after its code was replayed as a test of its own (``--lam-verify``)."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from pytest_lam import recording_file

pytestmark = pytest.mark.browser

COUNT_BROWSERS = """

    import pytest
    from pytest_lam.browser.launch import start
    from pytest_lam.settings import BrowserSettings

    @pytest.fixture
    def driver():
        print("browser up")
        browser = start(BrowserSettings())
        yield browser
        browser.quit()
        print("browser down")
    """


@pytest.mark.parametrize(("times", "browsers"), [(0, 1), (1, 2), (2, 3)])
def test_the_code_is_replayed_as_often_as_asked_each_time_in_a_fresh_browser(shop, times, browsers):
    shop.add_to_conftest(COUNT_BROWSERS)
    result = shop.run("-s", "-v", f"--lam-verify={times}", lam="auto")
    result.assert_outcomes(passed=1)
    said = result.stdout.str()
    assert said.count("browser up") == said.count("browser down") == browsers
    assert ("PASSED recorded and replayed" in said) == (times > 0)
    assert ("PASSED recorded, not replayed" in said) == (times == 0)
    assert (shop.path / "features/test_cart.py").exists()


@pytest.fixture
def forgetful(shop):
    """A project whose scenario passes the first time only: the server counts visits."""
    shop.write(
        "features/cart.feature",
        """
        Feature: Visits
          Scenario: First
            Given I open "/visits"
            Then the page says "1"
        """,
    )
    return shop


def test_a_replay_that_fails_fails_the_test_and_writes_nothing(forgetful):
    before = forgetful.files()
    result = forgetful.run(lam="auto")
    result.assert_outcomes(failed=1)
    assert set(forgetful.files()) - set(before) == {"asked.txt"}
    result.stdout.fnmatch_lines(
        [
            "the live run passed, but the replay of the exported code did not, so nothing was written.",
            "The likeliest cause is what the scenario itself left behind on the server*",
            ">     Then the page says*",
            "0 scenarios recorded, 0 replayed*",
        ]
    )


def test_a_replay_that_fails_leaves_the_old_module_as_it_was(recorded):
    feature = recorded.read("features/cart.feature")
    visits = '  Scenario: First\n    Given I open "/visits"\n    Then the page says "1"\n'
    recorded.write("features/cart.feature", feature + visits)
    before = {name: recorded.read(name) for name in recorded.files()}
    recorded.run(lam="auto").assert_outcomes(passed=1, failed=1)
    recorded.asked()
    assert {name: recorded.read(name) for name in recorded.files()} == before


def test_a_fixture_that_resets_the_server_lets_the_replay_pass(forgetful, site):
    forgetful.add_to_conftest(
        """

        import pytest
        from urllib.request import urlopen

        @pytest.fixture(autouse=True)
        def reset(base_url): urlopen(base_url + "/reset").close()
        """
    )
    forgetful.run(lam="auto").assert_outcomes(passed=1)
    assert site.visits == 1


def test_fixtures_of_every_scope_but_the_sessions_are_set_up_anew_for_the_replay(shop):
    shop.add_to_conftest(
        """

        import pytest

        @pytest.fixture(autouse=True, scope="session")
        def of_session(): print("session up"); yield; print("session down")

        @pytest.fixture(autouse=True, scope="module")
        def of_module(): print("module up"); yield; print("module down")

        @pytest.fixture(autouse=True)
        def of_function(): print("function up"); yield; print("function down")
        """
    )
    result = shop.run("-s", lam="auto")
    result.assert_outcomes(passed=1)
    said = result.stdout.str()
    assert [said.count(f"{scope} up") for scope in ("session", "module", "function")] == [1, 2, 2]
    assert [said.count(f"{scope} down") for scope in ("session", "module", "function")] == [1, 2, 2]


@contextmanager
def full_disk(suffix):
    """While it lasts, no file whose name ends so can be written."""

    def write(path, text):
        if path.name.endswith(suffix):
            raise OSError(28, "No space left on device")
        return before(path, text)

    before = recording_file.write_atomically
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recording_file, "write_atomically", write)
        yield


def test_a_folder_that_cannot_be_written_is_told_and_the_old_files_stay(recorded):
    feature = recorded.read("features/cart.feature")
    recorded.write("features/cart.feature", feature.replace('I open "/"', 'I open "/?new"'))
    before = {name: recorded.read(name) for name in recorded.files()}
    with full_disk(""):
        result = recorded.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["the scenario passed, but its code can't be written: *No space left on device*"])
    recorded.asked()
    assert {name: recorded.read(name) for name in recorded.files()} == before


def test_a_run_that_ends_between_the_two_files_leaves_code_that_still_counts_as_exported(recorded):
    feature = recorded.read("features/cart.feature")
    recorded.write(
        "features/cart.feature", feature.replace('Given I open "/"', 'Given I open "/"\n    And I fill "Name" with "A"')
    )
    module = recorded.read("features/test_cart.py")
    with full_disk(".py"):
        recorded.run(lam="auto").assert_outcomes(failed=1)
    assert recorded.read("features/test_cart.py") == module
    recorded.run(lam="record").assert_outcomes(passed=1)
    written = recorded.read("features/test_cart.py")
    assert written.count("def press(") == written.count("def open_address(") == 1
    recorded.run().assert_outcomes(passed=1)
