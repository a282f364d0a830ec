"""Code that people wrote wins over exported code, and both over the model."""

from __future__ import annotations

import pytest

PRESS = """

    from pytest_bdd import parsers, when

    @when(parsers.parse('I press "Add lamp"'))
    def by_hand(): print("pressed by hand")
    """
OTHERS = """

    from pytest_bdd import given, parsers, then

    @given(parsers.parse('I open "{page}"'))
    def opened(page): print("opened by hand")

    @then(parsers.parse('the page says "{text}"'))
    def says(text): print("looked by hand")
    """


@pytest.fixture
def by_hand(recorded):
    """A recorded project whose conftest has come to define all steps of its feature."""
    recorded.add_to_conftest(PRESS + OTHERS)
    return recorded


def test_a_conftest_wins_over_exported_code(by_hand):
    result = by_hand.run("-s", "-v")
    result.assert_outcomes(passed=1)
    said = result.stdout.str()
    assert "opened by hand" in said
    assert "pressed by hand" in said
    assert "looked by hand" in said


def test_what_was_superseded_is_told_once(by_hand):
    feature = by_hand.read("features/cart.feature")
    by_hand.write("features/cart.feature", feature.replace("    Then", '    And I press "Add lamp"\n    Then'))
    result = by_hand.run()
    told = "features/cart.feature: press: your own definition of 'I press \"Add lamp\"' is used instead"
    assert result.outlines.count(told) == 1


def test_a_plugin_wins_over_exported_code(recorded):
    recorded.add_to_conftest(OTHERS)
    recorded.pytester.makepyfile(my_steps=PRESS)
    recorded.pytester.syspathinsert()
    result = recorded.run("-s", "-p", "my_steps")
    result.assert_outcomes(passed=1)
    assert "pressed by hand" in result.stdout.str()


def test_a_definition_added_to_the_exported_module_wins(recorded):
    recorded.add_to_conftest(OTHERS)
    module = recorded.read("features/test_cart.py")
    recorded.write("features/test_cart.py", module + PRESS.replace("\n    ", "\n"))
    result = recorded.run("-s")
    result.assert_outcomes(passed=1)
    assert "pressed by hand" in result.stdout.str()


def test_an_edited_definition_is_used_as_it_was_edited(recorded):
    recorded.add_to_conftest(OTHERS)
    module = recorded.read("features/test_cart.py")
    head, press = module.split("def press(", 1)
    body = press.split(":\n", 1)[1]
    recorded.write(
        "features/test_cart.py",
        f"{head}def press(name: str) -> None:\n    print('pressed, edited')\n\n{body[body.index(chr(10) * 2) :]}",
    )
    result = recorded.run("-s")
    result.assert_outcomes(passed=1)
    assert "pressed, edited" in result.stdout.str()


@pytest.mark.browser
def test_only_the_texts_that_the_hand_written_definition_matches_are_taken_from_exported_code(recorded):
    recorded.add_to_conftest(
        """

        from pytest_bdd import then

        @then('the page says "0"')
        def says_nothing(): print("looked by hand")
        """
    )
    feature = recorded.read("features/cart.feature")
    recorded.write("features/cart.feature", feature.replace("    When", '    Then the page says "0"\n    When'))
    result = recorded.run("-s", "-v")
    result.assert_outcomes(passed=1)
    assert result.stdout.str().count("looked by hand") == 1
    result.stdout.fnmatch_lines(
        ['    Then the page says "0" .* says_nothing()*', '    Then the page says "1" .* page_says()*']
    )


def test_a_hand_written_step_of_another_keyword_leaves_the_exported_one_in_use(recorded):
    recorded.add_to_conftest(OTHERS + PRESS.replace("when", "given"))
    result = recorded.run("-v")
    result.stdout.fnmatch_lines(['    When I press "Add lamp" .* press()*'])
    assert "by_hand()" not in result.stdout.str()


def test_exported_code_that_a_conftest_supersedes_is_not_what_the_model_is_asked_for(by_hand):
    by_hand.run(lam="auto").assert_outcomes(passed=1)
    assert by_hand.asked() == []
