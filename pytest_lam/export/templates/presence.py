"""Helpers of exported modules: what is there: counted, in rows, by name."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from string import ascii_uppercase

from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.conditions import collapsed, contains, equals
from pytest_lam.export.templates.finding import Locator, find, seen
from pytest_lam.export.templates.reading import held_by


def count_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[int], bool],
    within: Locator = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there, with ``named`` in them; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        shown = (e for e in find(driver, within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)


def count_in_state(
    wait: WebDriverWait[WebDriver],
    elements: str,
    state: Callable[[WebElement], bool],
    *,
    until: Callable[[int], bool],
    within: Locator = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there in that state; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        found = find(driver, within).find_elements(By.CSS_SELECTOR, elements)
        shown = (element for element in found if element.is_displayed() and state(element))
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)


def row_shown(
    wait: WebDriverWait[WebDriver],
    cells: Sequence[tuple[str, str]],
    *,
    until: bool,
    table: Locator = (By.TAG_NAME, "html"),
) -> bool:
    """Whether a row has each text under its header (in any column for an empty header); waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        fields = "descendant::input or descendant::select or descendant::textarea"
        test = "".join(f"[*[normalize-space()={quoted(text)} or {fields}]]" for _, text in cells)
        rows = find(driver, table).find_elements(By.XPATH, f".//*[self::tr or @role='row']{test}")
        return any(row.is_displayed() and cells_match(row, cells) for row in rows)

    return seen(wait, look, equals(until))


def cells_match(row: WebElement, cells: Sequence[tuple[str, str]]) -> bool:
    """Whether the row has the texts in the columns of just those headers."""
    columns = "./*[self::td or self::th or @role='cell' or @role='gridcell' or @role='rowheader']"
    texts = [text_in(cell) for cell in row.find_elements(By.XPATH, columns)]
    heads = "./ancestor::*[self::table or @role='table' or @role='grid'][1]//*[self::th or @role='columnheader']"
    headers = [
        collapsed(str(head.get_property("textContent") or "")).casefold() for head in row.find_elements(By.XPATH, heads)
    ]
    pairs = [*zip(headers, texts, strict=False), *(("", text) for text in texts)]
    return all((collapsed(header).casefold(), text) in pairs for header, text in cells)


def text_in(cell: WebElement) -> str:
    """The text of a cell; of one that only holds a field, what the field holds."""
    text, fields = collapsed(cell.text), cell.find_elements(By.CSS_SELECTOR, "input, select, textarea")
    if len(fields) == 1 and text in ("", collapsed(fields[0].text)):
        return held_by(fields[0])
    return text


def displayed(wait: WebDriverWait[WebDriver], locator: Locator, *, until: bool) -> bool:
    """Whether an element is there and visible; waits for the wanted answer."""
    return seen(wait, lambda driver: displayed_now(driver, locator), equals(until))


def displayed_now(driver: WebDriver, locator: Locator) -> bool:
    """Whether an element is there and visible at this moment."""
    with suppress(NoSuchElementException):
        return find(driver, locator).is_displayed()
    return False


def is_shown(
    wait: WebDriverWait[WebDriver], found: tuple[str, str], *, until: bool, within: Locator = (By.TAG_NAME, "html")
) -> bool:
    """Whether anything that the locator finds is visible; waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        return any(element.is_displayed() for element in find(driver, within).find_elements(*found))

    return seen(wait, look, equals(until))


def called(elements: str, name: str) -> tuple[str, str]:
    """Whatever a person would call ``name``: by its text, label, tooltip, placeholder or alternative text."""
    return by_name(elements, "{}={}", name)


def mentioned(
    wait: WebDriverWait[WebDriver],
    elements: str,
    name: str,
    *,
    until: bool,
    within: Locator = (By.TAG_NAME, "html"),
) -> bool:
    """Whether anything visible has ``name`` in its text or its name, but not "£39" of "£39.90"; waits for this."""
    test, found = contains(collapsed(name)), by_name(elements, "contains({}, {})", name)

    def look(driver: WebDriver) -> bool:
        shown = (element for element in find(driver, within).find_elements(*found) if element.is_displayed())
        return any(test(collapsed(each.text)) or test(collapsed(each.accessible_name)) for each in shown)

    return seen(wait, look, equals(until))


def by_name(elements: str, comparison: str, name: str) -> tuple[str, str]:
    """An XPath from where one is to the elements whose name compares to ``name``, upper or lower case."""
    wanted = collapsed(name).lower()
    upper = "".join(sorted({*ascii_uppercase, *(c for c in wanted.upper() if len(c.lower()) == 1)}))
    sources = ("self::*", "text()", "@aria-label", "@title", "@alt", "@placeholder", "@value", "ancestor::label")
    folded = "normalize-space(translate({}, " + quoted(upper + "\u00a0") + ", " + quoted(upper.lower() + " ") + "))"
    tests = [f"{source}[{comparison.format(folded.format('.'), quoted(wanted))}]" for source in sources]
    labels = f"@id=//label[{comparison.format(folded.format('.'), quoted(wanted))}]/@for"
    return By.XPATH, f".//{elements}[{' or '.join(tests)} or {labels}]"


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def css_quoted(text: str) -> str:
    """A text as CSS writes it."""
    return '"' + "".join(f"\\{ord(c):x} " if c < " " or c in '"\\\x7f' else c for c in text) + '"'
