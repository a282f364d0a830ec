"""Helpers of exported modules: each function is copied, as it stands here, into the modules that use it.

Nothing imports this file. It is Python so that it is linted, type-checked and formatted as what
it becomes. ``find`` and the type ``Locator`` are written as plain Selenium where a module has no
shadow roots.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from string import ascii_uppercase
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC  # noqa: N812 - the name that Selenium's own documentation gives it
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

T = TypeVar("T")
Locator = tuple[str, str] | Callable[[WebDriver], WebElement]


def find(driver: WebDriver, locator: Locator) -> WebElement:
    """The element, wherever it is: a locator finds it in the page, ``in_shadow`` in a shadow root."""
    return locator(driver) if callable(locator) else driver.find_element(*locator)


def in_shadow(*hosts_and_element: tuple[str, str]) -> Callable[[WebDriver], WebElement]:
    """Finds an element in the open shadow root of a host, or of a host inside that one's, and so on."""
    *hosts, element = hosts_and_element

    def look(driver: WebDriver) -> WebElement:
        root: WebDriver | ShadowRoot = driver
        for host in hosts:
            root = root.find_element(*host).shadow_root
        return root.find_element(*element)

    return look


def clickable(wait: WebDriverWait[WebDriver], locator: Locator) -> WebElement:
    """The element in a shadow root, once it is visible and enabled."""

    def ready(driver: WebDriver) -> WebElement | None:
        element = find(driver, locator)
        return element if element.is_displayed() and element.is_enabled() else None

    found = wait.until(ready)
    assert found is not None
    return found


@contextmanager
def inside(driver: WebDriver, wait: WebDriverWait[WebDriver], *frames: tuple[str, str]) -> Iterator[None]:
    """Work inside a frame (the last one of a nest); afterwards the page itself has the focus again."""
    for frame in frames:
        wait.until(EC.frame_to_be_available_and_switch_to_it(frame))
    try:
        yield
    finally:
        driver.switch_to.default_content()


def seen(wait: WebDriverWait[WebDriver], look: Callable[[WebDriver], T], until: Callable[[T], bool]) -> T:
    """What ``look`` gives as soon as it is as wanted, else what it gave last when the time was up."""
    found: list[T] = []

    def wanted(driver: WebDriver) -> bool:
        try:
            found[:] = [look(driver)]
        except StaleElementReferenceException:
            return False
        return until(found[0])

    try:
        wait.until(wanted)
    except TimeoutException:
        if not found:
            raise
    return found[0]


def one_of(*expected: object) -> Callable[[object], bool]:
    """A test for any of these."""
    return lambda found: found in expected


def equals(expected: object) -> Callable[[object], bool]:
    """A test for just that."""
    return lambda found: found == expected


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def includes(expected: str) -> Callable[[Iterable[str]], bool]:
    """A test for lists with just that text among theirs."""
    return lambda texts: expected in texts


def some(test: Callable[[str], bool]) -> Callable[[Iterable[str]], bool]:
    """A test for lists of texts of which at least one passes ``test``."""
    return lambda texts: any(test(text) for text in texts)


def at_least(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, that reach ``limit``."""
    return lambda found: number_in(str(found)) >= limit


def at_most(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, that do not exceed ``limit``."""
    return lambda found: number_in(str(found)) <= limit


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def number_in(text: str) -> float:
    """The one number in a text, with thousands separators or not; NaN, which equals nothing, if there is none."""
    found = re.findall(r"[-+\u2212]?\d[\d,.' \u00a0\u202f]*", text)
    if len(found) != 1:
        return float("nan")
    digits = re.sub(r"['\s]", "", found[0].replace("\u2212", "-")).rstrip(".,")
    if "," in digits and "." in digits:
        digits = digits.replace("," if digits.rindex(".") > digits.rindex(",") else ".", "")
    elif re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+|[-+]?\d{1,3}(\.\d{3}){2,}", digits):
        digits = re.sub("[,.]", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return float("nan")


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(find(driver, locator).text), until)


def text_now(driver: WebDriver, locator: Locator) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(find(driver, locator).text)
    return ""


def text_changed(locator: Locator, before: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the element has another text than before."""
    return lambda driver: collapsed(find(driver, locator).text) != before


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

    return seen(wait, look, until)


def visible_headings(wait: WebDriverWait[WebDriver], *, until: Callable[[list[str]], bool]) -> list[str]:
    """The texts of all visible headings; waits for them to be as wanted."""
    found = (By.CSS_SELECTOR, "h1, h2, h3, h4, h5, h6, [role='heading']")
    return seen(wait, lambda driver: [collapsed(h.text) for h in driver.find_elements(*found) if h.text], until)


def page_title(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's title; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.title), until)


def page_address(wait: WebDriverWait[WebDriver], like: str, *, until: Callable[[str], bool]) -> str:
    """The page's path, with host, query and fragment where ``like`` has them; waits for it to be as wanted."""
    return seen(wait, lambda driver: part_of_address(driver.current_url, like), until)


def whole_address(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's path, query and fragment; waits for them to be as wanted."""
    return seen(wait, lambda driver: urlunsplit(("", "", *urlsplit(driver.current_url)[2:])), until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def value_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """What a field holds, of a list of choices the chosen ones' labels; waits for it to be as wanted."""

    return seen(wait, lambda driver: held_by(find(driver, locator)), until)


def held_by(field: WebElement) -> str:
    """What a field holds at this moment, of a list of choices the chosen ones' labels."""
    if field.tag_name == "select":
        return ", ".join(collapsed(option.text) for option in Select(field).all_selected_options)
    if field.tag_name in ("input", "textarea", "progress", "meter"):
        return collapsed(str(field.get_property("value") or ""))
    return collapsed(field.get_attribute("aria-valuetext") or field.get_attribute("aria-valuenow") or field.text)


def state_of(
    wait: WebDriverWait[WebDriver], locator: Locator, state: Callable[[WebElement], bool], *, until: bool
) -> bool:
    """Whether an element is in a state; waits for that to be as wanted."""
    return seen(wait, lambda driver: state(find(driver, locator)), equals(until))


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_visible(element: WebElement) -> bool:
    """Whether a person can see the element."""
    return element.is_displayed()


def is_hidden(element: WebElement) -> bool:
    """Whether a person can not see the element."""
    return not element.is_displayed()


def is_enabled(element: WebElement) -> bool:
    """Whether the element can be used."""
    return element.is_enabled() and not attribute_is(element, "aria-disabled")


def is_disabled(element: WebElement) -> bool:
    """Whether the element can not be used now."""
    return not is_enabled(element)


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def is_unchecked(element: WebElement) -> bool:
    """Whether the box is not ticked, not even partly."""
    return not is_checked(element) and not is_mixed(element)


def is_mixed(element: WebElement) -> bool:
    """Whether the box is ticked in part."""
    return attribute_is(element, "aria-checked", "mixed") or bool(element.get_property("indeterminate"))


def is_selected(element: WebElement) -> bool:
    """Whether the tab or the choice is the current one."""
    return attribute_is(element, "aria-selected") or element.is_selected()


def is_expanded(element: WebElement) -> bool:
    """Whether what the element controls is open."""
    return attribute_is(element, "aria-expanded") or attribute_is(element, "open")


def is_collapsed(element: WebElement) -> bool:
    """Whether what the element controls is closed."""
    return not is_expanded(element)


def is_readonly(element: WebElement) -> bool:
    """Whether the field shows its value only."""
    return attribute_is(element, "readonly") or attribute_is(element, "aria-readonly")


def is_required(element: WebElement) -> bool:
    """Whether the field must be filled in."""
    return attribute_is(element, "required") or attribute_is(element, "aria-required")


def is_invalid(element: WebElement) -> bool:
    """Whether the page says that the field's value is wrong."""
    return element.get_attribute("aria-invalid") not in (None, "", "false")


def is_focused(element: WebElement) -> bool:
    """Whether the keyboard's input goes there."""
    return bool(element == element.parent.switch_to.active_element)


def is_busy(element: WebElement) -> bool:
    """Whether the element is still being changed."""
    return attribute_is(element, "aria-busy")


def is_pressed(element: WebElement) -> bool:
    """Whether the toggle button is pressed."""
    return attribute_is(element, "aria-pressed")


def is_current(element: WebElement) -> bool:
    """Whether the element stands for where the user is."""
    return element.get_attribute("aria-current") not in (None, "", "false")


def is_multiselectable(element: WebElement) -> bool:
    """Whether more than one choice can be taken."""
    return attribute_is(element, "multiple") or attribute_is(element, "aria-multiselectable")


def is_modal(element: WebElement) -> bool:
    """Whether the dialog keeps the rest of the page from being used."""
    return attribute_is(element, "aria-modal")


def is_editable(element: WebElement) -> bool:
    """Whether text can be typed into it."""
    return element.is_enabled() and not is_readonly(element)


def is_empty(element: WebElement) -> bool:
    """Whether the field holds nothing, or the element shows no text."""
    if element.tag_name == "select":
        return not any(option.text for option in Select(element).all_selected_options)
    if element.tag_name in ("input", "textarea") and element.get_attribute("type") not in ("checkbox", "radio"):
        return not element.get_property("value")
    return not element.text


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


def mentioning(elements: str, name: str) -> tuple[str, str]:
    """Whatever has ``name`` in its text, label, tooltip, placeholder or alternative text."""
    return by_name(elements, "contains({}, {})", name)


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


def fill(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = clickable(wait, locator)
    field.clear()
    field.send_keys(text)


def set_value(wait: WebDriverWait[WebDriver], locator: Locator, value: str) -> None:
    """Set a field as its own picker would: what typing into it does depends on the browser's language."""
    field = clickable(wait, locator)
    field.parent.execute_script(
        "const [field, value] = arguments;"
        "field.focus();"
        "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);"
        "for (const kind of ['input', 'change'])"
        " field.dispatchEvent(new Event(kind, {bubbles: true, composed: true}));",
        field,
        value,
    )


def type_over(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type over what a rich text editor holds."""
    editor = clickable(wait, locator)
    control = Keys.COMMAND if editor.parent.capabilities.get("platformName") == "mac" else Keys.CONTROL
    editor.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))


def label_of(wait: WebDriverWait[WebDriver], locator: Locator) -> WebElement:
    """The label of a field that is itself hidden, once there is one to click."""

    def look(driver: WebDriver) -> WebElement | None:
        label: WebElement = driver.execute_script("return arguments[0].labels[0]", find(driver, locator))
        return label if label.is_displayed() else None

    found = wait.until(look)
    assert found is not None
    return found


def tick(wait: WebDriverWait[WebDriver], locator: Locator, *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = clickable(wait, locator)
    if is_checked(box) != until:
        box.click()


def tick_label(wait: WebDriverWait[WebDriver], locator: Locator, *, until: bool) -> None:
    """The same for a box that is itself hidden behind its label."""
    label = label_of(wait, locator)
    if is_checked(find(label.parent, locator)) != until:
        label.click()


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
