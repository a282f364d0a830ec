"""Steps of checkout.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TypeVar

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("checkout.feature")

ITEMS_IN_CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')
COUNTRY = (By.ID, "country")
CARD_NUMBER = (By.ID, "number")
CARD_FRAME = (By.ID, "card-frame")
EXPIRY_DATE = (By.ID, "expiry")
SECURITY_CODE = (By.ID, "code")
TERMS = (By.NAME, "terms")
PROBLEMS = (By.ID, "problems")
PLACE_ORDER = (By.XPATH, "//button[normalize-space()='Place order']")
POSTCODE = (By.ID, "postcode")
DELIVERY_EXPRESS = (By.CSS_SELECTOR, 'input[name="delivery"][value="express"]')
DELIVERY = (By.ID, "delivery")
TOTAL = (By.ID, "total")
DELIVERY_COLLECT = (By.CSS_SELECTOR, 'input[name="delivery"][value="collect"]')
DELIVERY_STANDARD = (By.CSS_SELECTOR, 'input[name="delivery"][value="standard"]')
YOUR_ORDER = (By.XPATH, "//*[@id='main']//aside")


def add_to_cart(item: str) -> tuple[str, str]:
    return (
        By.XPATH,
        f"//a[normalize-space()={quoted(item)}]"
        "/ancestor::*[.//button[normalize-space()='Add to cart']][1]"
        "//button[normalize-space()='Add to cart']",
    )


def field_called(label: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(label)}]/@for]"


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def paragraph_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//p[normalize-space()={quoted(text)}]"


def list_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//select[@id=//label[normalize-space()={quoted(field)}]/@for]"


@given("I am on the home page")
def on_home_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")


@given(parsers.parse('I have added "{item}" to my cart'))
def have_added_item_to_my_cart(driver: WebDriver, wait: WebDriverWait[WebDriver], item: str) -> None:
    before = text_now(driver, ITEMS_IN_CART)
    wait.until(clicked(add_to_cart(item)))
    wait.until(text_changed(ITEMS_IN_CART, before))


@given("I am on the checkout page")
def on_checkout_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/checkout")


@when("I fill in the form with:")
def fill_in_form_with(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for label, value in datatable:
        fill(wait, field_called(label), value)


@when(parsers.parse('I select "{option}" as the country'))
def select_option_as_country(wait: WebDriverWait[WebDriver], option: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(COUNTRY))).select_by_visible_text(option)


@when("I fill in the card details:")
def fill_in_card_details(driver: WebDriver, wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for card_number, expiry_date, security_code in datatable[1:]:
        with inside(driver, wait, CARD_FRAME):
            fill(wait, CARD_NUMBER, card_number)
            fill(wait, EXPIRY_DATE, expiry_date)
            fill(wait, SECURITY_CODE, security_code)


@when("I accept the terms and conditions")
def accept_terms_and_conditions(wait: WebDriverWait[WebDriver]) -> None:
    tick(wait, TERMS, until=True)


@when(parsers.parse('I click "{name}"'))
def click(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@then(parsers.parse('I should see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('the order number is "{text}"'))
def order_number_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, paragraph_called(f"Your order number is {text}."), until=contains(text)))


@then(parsers.parse('I see "{text}"'))
def see_2(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('I click the "{button}" button'))
def click_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    wait.until(clicked(button_called(button)))


@then(parsers.parse('an alert says "{text}"'))
def alert_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, PROBLEMS, until=contains(text)))


@then(parsers.parse('the error "{error}" is shown'))
def error_is_shown(wait: WebDriverWait[WebDriver], error: str) -> None:
    assert contains(error)(page_text(wait, until=contains(error)))


@when(parsers.parse('I enter "{value}" into the "{field}" field'))
def enter_value_into_field(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called(field), value)


@when("I submit the order")
def submit_order(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(PLACE_ORDER))


@then(parsers.parse('I should see the error "{error}"'))
def see_error(wait: WebDriverWait[WebDriver], error: str) -> None:
    assert contains(error)(page_text(wait, until=contains(error)))


@given(parsers.parse('"{option}" is chosen as "{field}"'))
def option_is_chosen_as(wait: WebDriverWait[WebDriver], option: str, field: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(list_called(field)))).select_by_visible_text(option)


@given(parsers.parse('the postcode "{postcode}" is entered'))
def postcode_is_entered(wait: WebDriverWait[WebDriver], postcode: str) -> None:
    fill(wait, POSTCODE, postcode)


@when("the order is placed")
def order_is_placed(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(PLACE_ORDER))


@then(parsers.parse('the message "{text}" is displayed'))
def message_text_is_displayed(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when('I choose "Express delivery"')
def choose_express_delivery(wait: WebDriverWait[WebDriver]) -> None:
    tick_past_bars(wait, DELIVERY_EXPRESS, until=True)


@then(parsers.parse('the delivery cost is "{cost}"'))
def delivery_cost_is(wait: WebDriverWait[WebDriver], cost: str) -> None:
    assert text_of(wait, DELIVERY, until=equals(cost)) == cost


@then(parsers.parse('the total is "{total}"'))
def total_is(wait: WebDriverWait[WebDriver], total: str) -> None:
    assert text_of(wait, TOTAL, until=equals(total)) == total


@when('I choose "Collect in store"')
def choose_collect_in_store(wait: WebDriverWait[WebDriver]) -> None:
    tick_past_bars(wait, DELIVERY_COLLECT, until=True)


@then('the "Standard delivery" option is selected')
def standard_delivery_option_is_selected(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, DELIVERY_STANDARD, is_checked, until=True)


@then('the "Express delivery" option is not selected')
def express_delivery_option_is_not_selected(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, DELIVERY_EXPRESS, is_checked, until=False)


@then("the terms checkbox is not ticked")
def terms_checkbox_is_not_ticked(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, TERMS, is_checked, until=False)


@then(parsers.parse('the summary shows "{text}"'))
def summary_shows(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, YOUR_ORDER, until=contains(text)))


T = TypeVar("T")


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


def state_of(
    wait: WebDriverWait[WebDriver], locator: tuple[str, str], state: Callable[[WebElement], bool], *, until: bool
) -> bool:
    """Whether an element is in a state; waits for that to be as wanted."""
    return seen(wait, lambda driver: state(driver.find_element(*locator)), equals(until))


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)


def tick(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = wait.until(EC.element_to_be_clickable(locator))
    if is_checked(box) != until:
        box.click()


def tick_past_bars(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box that a bar may cover or that shows under the mouse only, unless it is ticked, or not, as wanted."""
    if is_checked(wait.until(lambda driver: driver.find_element(*locator))) != until:
        wait.until(clicked(locator))


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
