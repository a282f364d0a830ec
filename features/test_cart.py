"""Steps of cart.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("cart.feature")

ITEMS_IN_CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')
TOAST = (By.ID, "toast")
QUANTITY = (By.NAME, "quantity")
ADD_TO_CART = (
    By.XPATH,
    "//h1[normalize-space()='Mug']/ancestor::*[.//button[normalize-space()='Add to "
    "cart']][1]//button[normalize-space()='Add to cart']",
)
CART = (By.XPATH, "//a[normalize-space()='Cart']")
SUBTOTAL = (By.ID, "subtotal")
DELIVERY = (By.ID, "delivery")
TOTAL = (By.ID, "total")
MAIN = (By.ID, "main")
REMOVE_ITEM = (By.ID, "remove-dialog")
KEEP_IT = (By.XPATH, "//button[normalize-space()='Keep it']")
PROMOTION_CODE = (By.NAME, "code")
APPLY = (By.XPATH, "//button[normalize-space()='Apply']")
LINK_XPATH = "*[self::a[@href] or @role='link']"
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"
DIALOG_XPATH = "*[self::dialog or @role='dialog']"


def add_to_cart(product: str) -> tuple[str, str]:
    return (
        By.XPATH,
        f"//a[normalize-space()={quoted(product)}]"
        "/ancestor::*[.//button[normalize-space()='Add to cart']][1]"
        "//button[normalize-space()='Add to cart']",
    )


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def button_called(button: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"button[aria-label={css_quoted(button)}]"


def number_field_called(field: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"input[aria-label={css_quoted(field)}]"


def cell_in_row(item: str, text: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//a[normalize-space()={quoted(item)}]]//td[normalize-space()={quoted(text)}]"


def button_in_row(row: str, name: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//a[normalize-space()={quoted(row)}]]//button[@title={quoted(name)}]"


def button_called_2(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def button_in_row_2(item: str, name: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//th[normalize-space()={quoted(item)}]]//button[@title={quoted(name)}]"


@given("I am on the shop home page")
def on_shop_home_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")


@given(parsers.parse('I add "{product}" to the cart'))
@when(parsers.parse('I add "{product}" to the cart'))
def add_product_to_cart(driver: WebDriver, wait: WebDriverWait[WebDriver], product: str) -> None:
    before = text_now(driver, ITEMS_IN_CART)
    wait.until(clicked(add_to_cart(product)))
    wait.until(text_changed(ITEMS_IN_CART, before))


@then(parsers.parse('the cart badge shows "{count}"'))
def cart_badge_shows(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert text_of(wait, ITEMS_IN_CART, until=equals(count)) == count


@then(parsers.parse('a message says "{text}"'))
def message_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, TOAST, until=contains(text)))


@given(parsers.parse('I am on the product page of "{name}"'))
def on_product_page_of(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str, name: str) -> None:
    driver.get(base_url.rstrip("/") + "/")
    before = driver.current_url
    wait.until(clicked(link_called(name)))
    wait.until(EC.url_changes(before))


@when(parsers.parse("I set the quantity to {quantity}"))
def set_quantity_to(wait: WebDriverWait[WebDriver], quantity: str) -> None:
    fill(wait, QUANTITY, quantity)


@when('I click "Add to cart"')
def click_add_to_cart(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = text_now(driver, ITEMS_IN_CART)
    wait.until(EC.element_to_be_clickable(ADD_TO_CART)).click()
    wait.until(text_changed(ITEMS_IN_CART, before))


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@when(parsers.parse('I click the "{button}" button twice'))
def click_button_twice(wait: WebDriverWait[WebDriver], button: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(button))).click()
    wait.until(EC.element_to_be_clickable(button_called(button))).click()


@when(parsers.parse('I press "{name}" once'))
def press_name_once(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@then(parsers.parse('the "{field}" field has the value "{value}"'))
def field_has_value(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    assert value_of(wait, number_field_called(field), until=equals(value)) == value


@when("I visit the cart")
def visit_cart(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")
    wait.until(EC.element_to_be_clickable(CART)).click()
    wait.until(at_address("/cart"))


@then(parsers.parse('I should see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('I should not see a "{link}" link'))
def not_see_link(wait: WebDriverWait[WebDriver], link: str) -> None:
    assert not is_shown(wait, called(LINK_XPATH, link), until=False)


@given("I open the cart")
def open_cart(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(CART)).click()
    wait.until(at_address("/cart"))


@then("the cart contains:")
def cart_contains(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for row in datatable[1:]:
        assert row_shown(wait, list(zip(datatable[0], row, strict=True)), until=True)


@then(parsers.parse('the subtotal is "{text}"'))
def subtotal_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, SUBTOTAL, until=equals(text)) == text


@then(parsers.parse('delivery is "{text}"'))
def delivery_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, DELIVERY, until=equals(text)) == text


@when(parsers.parse('I change the quantity of "{field}" to "{value}"'))
def change_quantity_of_field_to(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, number_field_called(f"Quantity of {field}"), value)
    wait.until(EC.element_to_be_clickable(number_field_called(f"Quantity of {field}"))).send_keys(Keys.TAB)


@then(parsers.parse('the total of "{item}" is "{text}"'))
def total_of_item_is(wait: WebDriverWait[WebDriver], item: str, text: str) -> None:
    assert text_of(wait, cell_in_row(item, text), until=equals(text)) == text


@then(parsers.parse('the order total is "{text}"'))
def order_total_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, TOTAL, until=equals(text)) == text


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, TOAST, until=contains(text)))


@then(parsers.parse('the quantity of "{field}" is still "{value}"'))
def quantity_of_field_is_still(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    assert value_of(wait, number_field_called(f"Quantity of {field}"), until=equals(value)) == value


@when(parsers.parse('I click "{name}" in the "{row}" row'))
def click_name_in_row(wait: WebDriverWait[WebDriver], name: str, row: str) -> None:
    wait.until(EC.element_to_be_clickable(button_in_row(row, name))).click()


@when(parsers.parse('I confirm with "{name}"'))
def confirm_with(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(button_called_2(name)))


@then(parsers.parse('"{text}" is no longer in the cart'))
def text_is_no_longer_in_cart(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, MAIN, until=never(contains(text))))


@then(parsers.parse("the cart has {count} row"))
def cart_has_count_row(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=MAIN, until=equals(int(count))) == int(count)


@when(parsers.parse('I click "{name}" in the row of "{item}"'))
def click_name_in_row_of(wait: WebDriverWait[WebDriver], name: str, item: str) -> None:
    wait.until(EC.element_to_be_clickable(button_in_row_2(item, name))).click()


@then(parsers.parse('a dialog asks "{asks}"'))
def dialog_asks(wait: WebDriverWait[WebDriver], asks: str) -> None:
    assert contains(asks)(text_of(wait, REMOVE_ITEM, until=contains(asks)))


@when('I click "Keep it"')
def click_keep_it(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(KEEP_IT))
    wait.until(EC.invisibility_of_element_located(REMOVE_ITEM))


@then("the dialog is closed")
def dialog_is_closed(wait: WebDriverWait[WebDriver]) -> None:
    assert not is_shown(wait, (By.XPATH, f".//{DIALOG_XPATH}"), until=False)


@then(parsers.parse('the cart badge still shows "{count}"'))
def cart_badge_still_shows(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert text_of(wait, ITEMS_IN_CART, until=equals(count)) == count


@when(parsers.parse('I enter "{code}" as the promotion code'))
def enter_code_as_promotion_code(wait: WebDriverWait[WebDriver], code: str) -> None:
    fill(wait, PROMOTION_CODE, code)


@when('I click "Apply"')
def click_apply(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(APPLY)).click()


@then(parsers.parse('I see "{result}"'))
def see_2(wait: WebDriverWait[WebDriver], result: str) -> None:
    assert contains(result)(page_text(wait, until=contains(result)))


T = TypeVar("T")


def seen(wait: WebDriverWait[WebDriver], look: Callable[[WebDriver], T], until: Callable[[T], bool]) -> T:
    """What ``look`` gives as soon as it is as wanted, else what it gave last when the time was up.

    That there is nothing must stay so for a while: what is not there may only be late.
    """
    found: list[T] = []
    stays = lasting(until)

    def wanted(driver: WebDriver) -> bool:
        try:
            found[:] = [look(driver)]
        except StaleElementReferenceException:
            return False
        return until(found[0]) if found[0] else stays(found[0])

    try:
        wait.until(wanted)
    except TimeoutException:
        if not found:
            raise
    return found[0]


def lasting(test: Callable[[T], bool], seconds: float = 0.5) -> Callable[[T], bool]:
    """A test for what passes ``test`` for so long on end."""
    since: float | None = None

    def stays(found: T) -> bool:
        nonlocal since
        if not test(found):
            since = None
            return False
        since = monotonic() if since is None else since
        return monotonic() - since >= seconds

    return stays


def equals(expected: object) -> Callable[[object], bool]:
    """A test for just that."""
    return lambda found: found == expected


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def never(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever goes on failing ``test``: what is not there yet may only be late."""
    return lasting(is_not(test))


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


def text_now(driver: WebDriver, locator: tuple[str, str]) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(driver.find_element(*locator).text)
    return ""


def text_changed(locator: tuple[str, str], before: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the element has another text than before."""
    return lambda driver: collapsed(driver.find_element(*locator).text) != before


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

    return seen(wait, look, until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def value_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """What a field holds, of a list of choices the chosen ones' labels; waits for it to be as wanted."""

    return seen(wait, lambda driver: held_by(driver.find_element(*locator)), until)


def held_by(field: WebElement) -> str:
    """What a field holds at this moment, of a list of choices the chosen ones' labels."""
    if field.tag_name == "select":
        return ", ".join(collapsed(option.text) for option in Select(field).all_selected_options)
    if field.tag_name in ("input", "textarea", "progress", "meter"):
        return collapsed(str(field.get_property("value") or ""))
    return collapsed(field.get_attribute("aria-valuetext") or field.get_attribute("aria-valuenow") or field.text)


def count_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[int], bool],
    within: tuple[str, str] = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there, with ``named`` in them; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        shown = (e for e in driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)


def row_shown(
    wait: WebDriverWait[WebDriver],
    cells: Sequence[tuple[str, str]],
    *,
    until: bool,
    table: tuple[str, str] = (By.TAG_NAME, "html"),
) -> bool:
    """Whether a row has each text under its header (in any column for an empty header); waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        fields = "descendant::input or descendant::select or descendant::textarea"
        test = "".join(f"[*[normalize-space()={quoted(text)} or {fields}]]" for _, text in cells)
        rows = driver.find_element(*table).find_elements(By.XPATH, f".//*[self::tr or @role='row']{test}")
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


def is_shown(
    wait: WebDriverWait[WebDriver],
    found: tuple[str, str],
    *,
    until: bool,
    within: tuple[str, str] = (By.TAG_NAME, "html"),
) -> bool:
    """Whether anything that the locator finds is visible; waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        return any(element.is_displayed() for element in driver.find_element(*within).find_elements(*found))

    return seen(wait, look, equals(until))


def called(elements: str, name: str) -> tuple[str, str]:
    """Whatever a person would call ``name``: by its text, label, tooltip, placeholder or alternative text."""
    return by_name(elements, "{}={}", name)


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


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)


def clicked(locator: tuple[str, str]) -> Callable[[WebDriver], bool]:
    """A condition that clicks. It is not met while the browser refuses to: something moves, or covers the element."""

    def attempt(driver: WebDriver) -> bool:
        try:
            element = driver.find_element(*locator)
            if not element.is_enabled():
                return False
            element.click()
        except ElementClickInterceptedException:  # a bar at the edge of the window: away from it
            driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            return False
        except (ElementNotInteractableException, StaleElementReferenceException):
            return False
        return True

    return attempt


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
