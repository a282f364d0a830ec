"""Steps of stores.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("stores.feature")

TOWN_OR_POSTCODE = (By.NAME, "near")
FIND_STORES = (By.XPATH, "//button[normalize-space()='Find stores']")
STORES = (By.ID, "stores")
STORE_COUNT = (By.ID, "store-count")
YOUR_E_MAIL_ADDRESS = (By.ID, "address")
FERNHILL_NEWSLETTER = (By.CSS_SELECTOR, "fernhill-newsletter")
SUBSCRIBE = (By.CSS_SELECTOR, "button")
BUTTON_XPATH = (
    "*[self::button or self::input[@type='submit'] or self::input[@type='button'] or "
    "self::input[@type='reset'] or self::input[@type='image'] or self::summary or "
    "@role='button']"
)


def link_called(page: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(page)}]"


@given(parsers.parse('I am on the "{page}" page'))
def on_page(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str, page: str) -> None:
    driver.get(base_url.rstrip("/") + "/")
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(page))).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('I search for stores near "{place}"'))
def search_for_stores_near(wait: WebDriverWait[WebDriver], place: str) -> None:
    fill(wait, TOWN_OR_POSTCODE, place)
    wait.until(EC.element_to_be_clickable(FIND_STORES)).click()


@then(parsers.parse('"{result}" is shown'))
def result_is_shown(wait: WebDriverWait[WebDriver], result: str) -> None:
    assert contains(result)(page_text(wait, until=contains(result)))


@then(parsers.parse('the list contains "{store}"'))
def list_contains(wait: WebDriverWait[WebDriver], store: str) -> None:
    assert contains(store)(text_of(wait, STORES, until=contains(store)))


@when(parsers.parse('I enter "{town_or_postcode}" as the town'))
def enter_town_or_postcode_as_town(wait: WebDriverWait[WebDriver], town_or_postcode: str) -> None:
    fill(wait, TOWN_OR_POSTCODE, town_or_postcode)


@when('I click "Find stores"')
def click_find_stores(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(FIND_STORES)).click()


@then(parsers.parse('I see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then("no stores are listed")
def no_stores_are_listed(wait: WebDriverWait[WebDriver]) -> None:
    assert contains("no store")(text_of(wait, STORE_COUNT, until=contains("no store")))


@given(parsers.parse('I am on the page "{page}"'))
def on_page_2(driver: WebDriver, base_url: str, page: str) -> None:
    driver.get(full_address(base_url, page))


@when(parsers.parse('I enter "{value}" into "Your e-mail address"'))
def enter_value_into_your_e_mail_address(wait: WebDriverWait[WebDriver], value: str) -> None:
    fill(wait, in_shadow(FERNHILL_NEWSLETTER, YOUR_E_MAIL_ADDRESS), value)


@when('I click on "Subscribe"')
def click_on_subscribe(wait: WebDriverWait[WebDriver]) -> None:
    clickable(wait, in_shadow(FERNHILL_NEWSLETTER, SUBSCRIBE)).click()


@then(parsers.parse('I should see "{text}"'))
def see_2(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('the "{button}" button is gone'))
def button_is_gone(wait: WebDriverWait[WebDriver], button: str) -> None:
    assert not is_shown(wait, called(BUTTON_XPATH, button), until=False)


@given("I am on the home page")
def on_home_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")


@when(parsers.parse('I fill "{value}" into the newsletter\'s e-mail field'))
def fill_value_into_newsletters_e_mail_field(wait: WebDriverWait[WebDriver], value: str) -> None:
    fill(wait, in_shadow(FERNHILL_NEWSLETTER, YOUR_E_MAIL_ADDRESS), value)


@when('I click "Subscribe"')
def click_subscribe(wait: WebDriverWait[WebDriver]) -> None:
    clickable(wait, in_shadow(FERNHILL_NEWSLETTER, SUBSCRIBE)).click()


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


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(find(driver, locator).text), until)


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

    return seen(wait, look, until)


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


def fill(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = clickable(wait, locator)
    field.clear()
    field.send_keys(text)


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
