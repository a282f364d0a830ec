"""What `pytest-lam explain` says of a step, without a page."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pytest_lam.commands import DONE, FAILED, main

UNKNOWN = "When the moon frobnicates the <thing> thoroughly"
DATA = 'Given the store has a product "PHP" priced at "$5"'


@pytest.fixture
def explained(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command and gives what it printed."""

    def run(*arguments: str) -> str:
        assert main(["explain", *arguments]) == DONE
        return capsys.readouterr().out

    return run


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command that can't be carried out and gives its one line of complaint."""

    def run(*arguments: str) -> str:
        assert main(["explain", *arguments]) == FAILED
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1
        return printed.err.removeprefix("pytest-lam explain: ").rstrip()

    return run


def test_a_step_is_told_in_plain_words(explained: Any) -> None:
    told = explained('When I fill "x" into the "Name" field and press the last Save button in the "Orders" table')
    assert "1. fill" in told
    assert 'target    field "Name"' in told
    assert 'value     "x"' in told
    assert "2. click" in told
    assert 'target    the last button Save, in table "Orders"' in told


def test_what_a_reading_of_the_language_comes_to_is_told_with_its_reason(explained: Any) -> None:
    assert "log in: fill, fill, click (who and the password" in explained('When I log in as "a" with password "b"')


def test_rule_and_confidence_are_told(explained: Any) -> None:
    told = explained("When I reload the page")
    assert "understood, confidence 1.00" in told
    assert "by the rule   reload:" in told


def test_a_then_that_acts_is_noted(explained: Any) -> None:
    assert "a Then that acts proves nothing" in explained("Then I click the Save button")


def test_a_keyword_gives_the_type_and_is_taken_off(explained: Any) -> None:
    assert json.loads(explained("Then the title is Shop", "--json"))["type"] == "then"
    assert json.loads(explained("And I reload the page", "--json"))["step"] == "I reload the page"
    assert json.loads(explained("I reload the page", "--json"))["type"] == "when"


def test_a_type_that_is_given_goes_before_a_word_that_looks_like_a_keyword(explained: Any) -> None:
    found = json.loads(explained("Given names are visible", "--type", "then", "--json"))
    assert (found["type"], found["step"]) == ("then", "Given names are visible")


def test_a_table_below_the_step_is_part_of_it(explained: Any) -> None:
    found = json.loads(explained("When I fill in:\n  | Name | Ada |\n  | City | a\\|b |", "--json"))
    assert (found["intent"], found["target"], found["value"]) == (["fill", "fill"], ["Name", "City"], ["Ada", "a|b"])


def test_a_doc_string_below_the_step_is_part_of_it(explained: Any) -> None:
    found = json.loads(explained('When I fill "Bio" with:\n"""\nOne\nTwo\n"""', "--json"))
    assert (found["intent"], found["target"], found["value"]) == ("fill", "Bio", "One\nTwo")


def test_what_no_browser_can_do_comes_with_a_definition_to_paste(explained: Any) -> None:
    told = explained(DATA)
    assert "refused as impossible" in told
    assert "what the application holds" in told
    assert "def store_has_product_priced_at(base_url: str, value: str, value_2: str) -> None:" in told


@pytest.mark.parametrize(
    "step",
    [UNKNOWN, DATA, "Then it works", 'Then {braces} and "quotes" flummox it', "When I frobnicate:\n| a | b |"],
)
def test_a_definition_is_found_for_its_step_by_pytest_bdd(step: str, explained: Any, pytester: pytest.Pytester) -> None:
    code = json.loads(explained(step, "--json"))["definition"]
    pytester.makeconftest(code.replace('NotImplementedError("', 'NotImplementedError("reached: '))
    first, _, below = step.partition("\n")
    outline = "" if "<" not in step else "\n    Examples:\n      | thing |\n      | it |"
    keyword = "Scenario Outline" if outline else "Scenario"
    pytester.makefile(".feature", f=f"Feature: f\n  {keyword}: s\n    {first}\n    {below}{outline}\n")
    pytester.makepyfile(
        "import pytest\nfrom pytest_bdd import scenarios\nscenarios('f.feature')\n"
        "@pytest.fixture\ndef driver(): pass\n@pytest.fixture(scope='session')\ndef base_url(): pass\n"
    )
    pytester.runpytest_inprocess("-p", "no:lam").stdout.fnmatch_lines(["*NotImplementedError: reached:*"])


def test_a_definition_takes_the_table_and_the_doc_string(explained: Any) -> None:
    code = json.loads(explained('When I frobnicate:\n| a | b |\n"""\nx\n"""', "--json"))["definition"]
    function = ast.parse(code).body[-1]
    assert isinstance(function, ast.FunctionDef)
    assert [argument.arg for argument in function.args.args] == ["driver", "datatable", "docstring"]


def test_a_refusal_tells_what_could_be_made_of_the_words(explained: Any) -> None:
    found = json.loads(explained("When I type any word into the search box", "--json"))
    assert (found["refused"], found["intent"]) == ("unclear", "")
    assert [frame["intent"] for frame in found["frames"]] == ["fill"]


def test_a_refusal_tells_which_parts_are_understood_alone_and_which_words_are_unknown(explained: Any) -> None:
    step = 'When I scroll down and then do something weird with "it, then" and reload the page'
    found = json.loads(explained(step, "--json"))
    assert [(piece["text"], piece["means"]) for piece in found["pieces"]] == [
        ("I scroll down", "scroll"),
        ('do something weird with "it, then"', ""),
        ("reload the page", "reload"),
    ]
    assert found["unknown"] == ["weird"]
    told = explained(step)
    assert '"I scroll down" alone would be: scroll' in told
    assert 'weird with "it, then"" not understood' in told
    assert "in no entry of the vocabulary: weird" in told


def test_no_browser_room_is_loaded_without_a_page() -> None:
    code = (
        "import sys; from pytest_lam.commands import main; main(['explain', 'When I reload the page']); "
        "print(sorted({'selenium', 'pytest', 'openai', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


def test_help_loads_no_command() -> None:
    code = (
        "import sys; from pytest_lam.commands import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print([name for name in sys.modules if name.startswith('pytest_lam.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "explain " in done.stdout
    assert done.stdout.endswith("\n['pytest_lam.errors', 'pytest_lam.commands']\n")


@pytest.mark.parametrize(
    "command", [[str(Path(sys.executable).parent / "pytest-lam")], [sys.executable, "-m", "pytest_lam"]]
)
def test_the_installed_script_and_the_package_do_the_same(command: list[str]) -> None:
    done = subprocess.run([*command, "explain", "When I reload the page"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (DONE, "")
    assert "  reload\n" in done.stdout


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == DONE
    assert capsys.readouterr().out.startswith("pytest-lam 0.")


@pytest.mark.parametrize("step", ["", "   ", "When", "When   \n"])
def test_an_empty_step_is_a_mistake(step: str, refused: Any) -> None:
    assert refused(step).startswith("the step is empty")


def test_neither_step_nor_file_is_a_mistake(refused: Any) -> None:
    assert refused().startswith("give either a step or --steps FILE")


def test_lines_that_are_no_argument_of_a_step_are_a_mistake(refused: Any) -> None:
    assert refused("When I fill in:\nName").startswith("what stands below the step's first line")
    assert refused("When I press A\nAnd I press B").startswith("these are several steps")


def test_an_unknown_type_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["explain", "I reload the page", "--type", "maybe"])
    assert ended.value.code == FAILED
    assert "invalid choice: 'maybe'" in capsys.readouterr().err


def test_what_is_no_address_is_a_mistake(refused: Any) -> None:
    assert refused("When I press Save", "--url", "localhost:5000").startswith("'localhost:5000' is no address")


def test_a_letter_that_the_terminal_lacks_is_no_failure() -> None:
    command = [sys.executable, "-m", "pytest_lam", "explain", "When I press Ändern"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert "press \\xc4ndern" in done.stdout


def test_a_reader_that_has_had_enough_is_no_failure() -> None:
    lines = "".join(f"I press button {number}\n" for number in range(3000))
    code = f"{sys.executable} -m pytest_lam explain --steps - | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", code], input=lines, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (DONE, "")
    assert json.loads(done.stdout)["step"] == "I press button 0"
