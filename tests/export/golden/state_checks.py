"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TypeVar

from pytest_bdd import scenarios, then
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

I_AGREE = (By.ID, "terms")


@then("it is checked")
def it_is_checked(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_checked, until=True)


@then("it is not checked")
def it_is_not_checked(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_checked, until=False)


@then("it is unchecked")
def it_is_unchecked(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_unchecked, until=True)


@then("it is not unchecked")
def it_is_not_unchecked(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_unchecked, until=False)


@then("it is visible")
def it_is_visible(wait: WebDriverWait[WebDriver]) -> None:
    assert displayed(wait, I_AGREE, until=True)


@then("it is not visible")
def it_is_not_visible(wait: WebDriverWait[WebDriver]) -> None:
    assert not displayed(wait, I_AGREE, until=False)


@then("it is enabled")
def it_is_enabled(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_enabled, until=True)


@then("it is not enabled")
def it_is_not_enabled(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_enabled, until=False)


@then("it is disabled")
def it_is_disabled(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_disabled, until=True)


@then("it is not disabled")
def it_is_not_disabled(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_disabled, until=False)


@then("it is empty")
def it_is_empty(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_empty, until=True)


@then("it is not empty")
def it_is_not_empty(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_empty, until=False)


@then("it is focused")
def it_is_focused(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_focused, until=True)


@then("it is not focused")
def it_is_not_focused(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_focused, until=False)


@then("it is expanded")
def it_is_expanded(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_expanded, until=True)


@then("it is not expanded")
def it_is_not_expanded(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_expanded, until=False)


@then("it is required")
def it_is_required(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_required, until=True)


@then("it is not required")
def it_is_not_required(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_required, until=False)


@then("it is invalid")
def it_is_invalid(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, I_AGREE, is_invalid, until=True)


@then("it is not invalid")
def it_is_not_invalid(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, I_AGREE, is_invalid, until=False)


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


def state_of(
    wait: WebDriverWait[WebDriver], locator: tuple[str, str], state: Callable[[WebElement], bool], *, until: bool
) -> bool:
    """Whether an element is in a state; waits for that to be as wanted."""
    return seen(wait, lambda driver: state(driver.find_element(*locator)), equals(until))


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


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


def is_expanded(element: WebElement) -> bool:
    """Whether what the element controls is open."""
    return attribute_is(element, "aria-expanded") or attribute_is(element, "open")


def is_required(element: WebElement) -> bool:
    """Whether the field must be filled in."""
    return attribute_is(element, "required") or attribute_is(element, "aria-required")


def is_invalid(element: WebElement) -> bool:
    """Whether the page says that the field's value is wrong."""
    declared = element.get_attribute("aria-invalid")
    if declared is not None:
        return declared not in ("", "false")
    return bool(element.parent.execute_script("return arguments[0].matches(':user-invalid')", element))


def is_focused(element: WebElement) -> bool:
    """Whether the keyboard's input goes there."""
    return bool(element == element.parent.switch_to.active_element)


def is_empty(element: WebElement) -> bool:
    """Whether the field holds nothing, or the element shows no text."""
    if element.tag_name == "select":
        return not any(option.text for option in Select(element).all_selected_options)
    if element.tag_name in ("input", "textarea") and element.get_attribute("type") not in ("checkbox", "radio"):
        return not element.get_property("value")
    return not element.text


def displayed(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> bool:
    """Whether an element is there and visible; waits for the wanted answer."""
    return seen(wait, lambda driver: displayed_now(driver, locator), equals(until))


def displayed_now(driver: WebDriver, locator: tuple[str, str]) -> bool:
    """Whether an element is there and visible at this moment."""
    with suppress(NoSuchElementException):
        return driver.find_element(*locator).is_displayed()
    return False
