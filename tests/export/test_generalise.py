"""What steps have in common, and that every step finds its own definition and no other."""

from __future__ import annotations

import ast
import compileall
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pytest_bdd import parsers

from pytest_lam.errors import ExportProblem
from pytest_lam.export import export
from pytest_lam.export.assembly import assembled
from pytest_lam.export.generalise import generalised
from pytest_lam.locator import XPATH, Locator
from pytest_lam.recording import Effect, RecordedStep, Recording, Target

from .situations import BADGE, CONTINUE_CART, SITUATIONS, USER, by_id, by_text, check, do, recording, step


def matching(source: str, type_: str, text: str) -> list[str]:
    """The definitions of a module's source that pytest-bdd would find for a step."""
    found = []
    for node in (each for each in ast.parse(source).body if isinstance(each, ast.FunctionDef)):
        for decorator in node.decorator_list:
            if not isinstance(decorator, ast.Call) or ast.unparse(decorator.func) != type_:
                continue
            parser = parsers.get_parser(eval(ast.unparse(decorator.args[0]), {"parsers": parsers}))
            if parser.is_matching(text):
                found.append(node.name)
    return found


def assert_each_step_has_one_definition(given_recording: Recording) -> None:
    source = export(given_recording)
    for scenario in given_recording.scenarios:
        for each in scenario.steps:
            assert len(matching(source, each.type, each.text)) == (each.by == "lam"), (each.text, source)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_step_matches_just_one_definition(situation: str) -> None:
    assert_each_step_has_one_definition(SITUATIONS[situation])


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12)
TRICKY = st.sampled_from(
    ['"', "'", "{", "}", "{0}", "\\", "<x>", "$A", "3", "4.5", " ", "a", "and", '""', "{a:d}", "%s"]
)
STEP_TEXTS = st.lists(st.one_of(TEXTS, TRICKY, TEXTS.map(lambda text: f'"{text}"')), min_size=1, max_size=5).map(
    "".join
)


@st.composite
def steps(draw: st.DrawFn) -> RecordedStep:
    """A step whose values come from its text, or do not."""
    text = draw(STEP_TEXTS).strip() or "x"
    value = draw(st.one_of(TEXTS, st.just(text), st.sampled_from(text.split('"'))))
    part = draw(st.sampled_from([
        do("fill", USER, value),
        do("navigate", None, value),
        do("click", by_text("button", value)),
        check("text", BADGE, value),
        check("heading", None, value, comparison="contains"),
        check("present", None, None, role="link", named=value),
        check("row", None, cells=((value, text), ("", value))),
    ]))  # fmt: skip
    return step(draw(st.sampled_from(["given", "when", "then"])), text, part)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps(), min_size=1, max_size=6))
def test_any_texts_give_a_module_in_which_each_step_has_one_definition(found: list[RecordedStep]) -> None:
    given_recording = recording(tuple(found))
    try:
        generalised(given_recording)
    except ExportProblem:
        assume(False)  # one text with meanings that nothing tells apart: refused, as another test shows
    assert_each_step_has_one_definition(given_recording)


def test_the_same_recording_gives_the_same_bytes() -> None:
    first, second = (export(SITUATIONS["one_text_two_pages"]) for _ in range(2))
    assert first == second


def test_a_text_whose_meanings_nothing_tells_apart_is_refused() -> None:
    with pytest.raises(ExportProblem, match="Word the step differently"):
        export(recording((step("when", "I do it", do("back")), step("when", "I do it", do("reload")))))


def test_the_cheapest_locator_that_all_uses_share_is_taken() -> None:
    one, other = by_id("button", "Save", "save-1"), by_id("button", "Save", "save-2")
    shared = by_text("button", "Save").locators
    uses = [
        step("when", "I save", do("click", type(one)(one.role, one.name, one.tag, (*each.locators, *shared))))
        for each in (one, other)
    ]
    definitions = generalised(recording(tuple(uses)))
    assert [definition.told_by for definition in definitions] == [""]
    assert "normalize-space()='Save'" in export(recording(tuple(uses)))


def test_names_do_not_shadow_what_the_module_uses() -> None:
    found = recording(
        (step("when", 'I find the wait "Ada"', do("fill", USER, "Ada")), step("when", "import", do("back")))
    )
    names = [each.name for each in assembled("a.feature", generalised(found)).steps]
    assert names == ["find_wait", "import_"]
    assert "def find_wait(wait: WebDriverWait[WebDriver], wait_: str)" in export(found)


def test_a_code_step_is_never_caught_by_a_parameter() -> None:
    found = recording((
        step("when", 'I add "Mug"', do("fill", USER, "Mug")),
        step("when", 'I add "Mug" or "Cup"', by="code"),
    ))  # fmt: skip
    assert matching(export(found), "when", 'I add "Mug" or "Cup"') == []


def test_what_is_exported_compiles(tmp_path: Path) -> None:
    for name, situation in SITUATIONS.items():
        (tmp_path / f"{name}.py").write_text(export(situation), encoding="utf-8")
    assert compileall.compile_dir(tmp_path, quiet=2)


def test_a_second_address_makes_two_meanings_of_one_text() -> None:
    def use(at: str, *parts: Any) -> RecordedStep:
        return step("when", "I go on", *parts, at=at)

    found = recording((use("/a", do("click", CONTINUE_CART)), use("/b", do("back")), use("/c", do("back"))))
    (definition,) = generalised(found)
    assert definition.told_by == "address"
    assert [sorted(meaning.addresses) for meaning in definition.meanings] == [["/a"], ["/b", "/c"]]


def test_what_is_asserted_on_is_not_looked_for_by_what_is_asserted() -> None:
    by_its_text = by_text("alert", "Wrong password", "p")
    by_its_role = Locator("css selector", "[role={0}]", ("alert",), 900)
    message = replace(by_its_text, locators=(*by_its_text.locators, by_its_role))
    source = export(recording((step("then", 'it says "Wrong password"', check("text", message, "Wrong password")),)))
    assert "[role=" in source
    assert "normalize-space" not in source


def test_a_button_named_by_a_value_seen_once_promises_no_effect() -> None:
    save = do("click", by_text("button", "Save"), None, Effect("changes", None, BADGE), Effect("address", "/done"))
    source = export(recording((step("when", 'I click "Save"', save),)))
    assert "text_changed" not in source
    assert "url_changes" not in source


def test_opening_a_page_needs_no_wait_unless_it_leads_elsewhere() -> None:
    def source(leads_to: str) -> str:
        return export(recording((step("given", "I go", do("navigate", None, "/a", Effect("address", leads_to))),)))

    assert "at_address" not in source("/a")
    assert 'wait.until(at_address("/login"))' in source("/login")


def test_what_is_asserted_on_is_not_looked_for_by_more_that_holds_it() -> None:
    wide = Locator(XPATH, "//div[normalize-space()={0}]", ("Recent Changed: Emma Book",), 350)
    section = Target("generic", "", "div", (Locator("id", "{0}", ("recent",), 10), wide))
    said = step("then", 'I see "Emma" under "Recent"', check("text", section, "Emma", comparison="contains"))
    source = export(recording((said,)))
    assert '(By.ID, "recent")' in source
    assert "Changed" not in source
