"""Steps of search.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("search.feature")

SEARCH_PRODUCTS = (By.NAME, "q")
SEARCH = (By.CSS_SELECTOR, 'button[title="Search"]')
GRID = (By.CSS_SELECTOR, "div.grid")
FIRST_CARD = (By.XPATH, "(//*[@id='results']//div[contains(concat(' ', normalize-space(@class), ' '), ' card ')])[1]")
COUNT = (By.CSS_SELECTOR, "p.count")
SEARCH_PRODUCTS_FIELD = (By.CSS_SELECTOR, 'input[aria-label="Search products"]')
SORT_BY = (By.NAME, "sort")
LAST_CARD = (
    By.XPATH,
    "(//*[@id='results']//div[contains(concat(' ', normalize-space(@class), ' '), ' card ')])[last()]",
)
SECOND_CARD = (By.XPATH, "(//*[@id='results']//div[contains(concat(' ', normalize-space(@class), ' '), ' card ')])[2]")
THIRD_CARD = (By.XPATH, "(//*[@id='results']//div[contains(concat(' ', normalize-space(@class), ' '), ' card ')])[3]")
FOURTH_CARD = (By.XPATH, "(//*[@id='results']//div[contains(concat(' ', normalize-space(@class), ' '), ' card ')])[4]")
HEADING_CSS = (
    "h1:not([role]), h2:not([role]), h3:not([role]), h4:not([role]), h5:not([role]), h6:not([role]), [role='heading']"
)


@given("the customer is on the home page")
def customer_is_on_home_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")


@when(parsers.parse('the customer searches for "{words}"'))
def customer_searches_for(wait: WebDriverWait[WebDriver], words: str) -> None:
    fill(wait, SEARCH_PRODUCTS, words)
    wait.until(EC.element_to_be_clickable(SEARCH)).click()
    wait.until(at_address(f"/?q={words}"))


@then(parsers.parse('the heading is "{heading}"'))
def heading_is(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.re(r"(?P<count>\d+(?:\.\d+)?) products are shown"))
def count_products_are_shown(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, HEADING_CSS, within=GRID, until=equals(int(count))) == int(count)


@then(parsers.parse('"{first}" is the first product'))
def first_is_first_product(wait: WebDriverWait[WebDriver], first: str) -> None:
    assert contains(first)(text_of(wait, FIRST_CARD, until=contains(first)))


@when(parsers.parse('the customer types "{search_products}" into the search box'))
def customer_types_search_products_into_search_box(wait: WebDriverWait[WebDriver], search_products: str) -> None:
    fill(wait, SEARCH_PRODUCTS, search_products)


@when("presses Enter")
def presses_enter(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    wait.until(EC.url_changes(before))


@then(parsers.parse('the URL contains "{address}"'))
def url_contains(wait: WebDriverWait[WebDriver], address: str) -> None:
    assert contains(address)(whole_address(wait, until=contains(address)))


@then(parsers.parse("only {count} product is shown"))
def only_count_product_is_shown(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert text_of(wait, COUNT, until=equals(f"{count} product")) == f"{count} product"


@then(parsers.parse('the search box contains "{search_products}"'))
def search_box_contains(wait: WebDriverWait[WebDriver], search_products: str) -> None:
    assert contains(search_products)(value_of(wait, SEARCH_PRODUCTS_FIELD, until=contains(search_products)))


@then(parsers.parse('the message "{text}" is displayed'))
def message_text_is_displayed(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then("no products are shown")
def no_products_are_shown(wait: WebDriverWait[WebDriver]) -> None:
    assert text_of(wait, COUNT, until=equals("0 products")) == "0 products"


@when(parsers.parse('the customer sorts by "{order}"'))
def customer_sorts_by(driver: WebDriver, wait: WebDriverWait[WebDriver], order: str) -> None:
    before = driver.current_url
    Select(wait.until(EC.element_to_be_clickable(SORT_BY))).select_by_visible_text(order)
    wait.until(EC.url_changes(before))


@then(parsers.parse('the first product is "{first}"'))
def first_product_is(wait: WebDriverWait[WebDriver], first: str) -> None:
    assert contains(first)(text_of(wait, FIRST_CARD, until=contains(first)))


@then(parsers.parse('the last product is "{last}"'))
def last_product_is(wait: WebDriverWait[WebDriver], last: str) -> None:
    assert contains(last)(text_of(wait, LAST_CARD, until=contains(last)))


@given(parsers.parse('the customer searched for "{search_products}"'))
def customer_searched_for(driver: WebDriver, wait: WebDriverWait[WebDriver], search_products: str) -> None:
    fill(wait, SEARCH_PRODUCTS, search_products)
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SEARCH)).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('"{option}" is selected from "Sort by"'))
def option_is_selected_from_sort_by(driver: WebDriver, wait: WebDriverWait[WebDriver], option: str) -> None:
    before = driver.current_url
    Select(wait.until(EC.element_to_be_clickable(SORT_BY))).select_by_visible_text(option)
    wait.until(EC.url_changes(before))


@then("the products are listed in this order:")
def products_are_listed_in_this_order(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    assert contains(datatable[0][0])(text_of(wait, FIRST_CARD, until=contains(datatable[0][0])))
    assert contains(datatable[1][0])(text_of(wait, SECOND_CARD, until=contains(datatable[1][0])))
    assert contains(datatable[2][0])(text_of(wait, THIRD_CARD, until=contains(datatable[2][0])))
    assert contains(datatable[3][0])(text_of(wait, FOURTH_CARD, until=contains(datatable[3][0])))


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


def includes(expected: str) -> Callable[[Iterable[str]], bool]:
    """A test for lists with just that text among theirs."""
    return lambda texts: expected in texts


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


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


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
