"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from pytest_bdd import scenarios, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

BUY = (By.XPATH, "//button[normalize-space()='Buy']")
REJECT_ALL = (By.XPATH, "//button[normalize-space()='Reject all']")
CLOSE_NEWS = (By.ID, "close-news")
WELCOME = (By.ID, "welcome")
USER_NAME = (By.ID, "user-name")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
INNER = (By.CSS_SELECTOR, 'iframe[title="Inner"]')
DECLINE = (By.XPATH, "//button[normalize-space()='Decline']")
PAYMENT = (By.CSS_SELECTOR, 'iframe[title="Payment"]')
NEXT = (By.XPATH, "//button[normalize-space()='Next']")
DENY = (By.ID, "deny")
SHOP_RATING = (By.CSS_SELECTOR, "shop-rating")
MENU = (By.XPATH, "//button[normalize-space()='Menu']")


@when("I buy it")
def buy_it(wait: WebDriverWait[WebDriver]) -> None:
    click_past(wait, BUY, REJECT_ALL, CLOSE_NEWS)


@when("I fill in my name")
def fill_in_my_name(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    escape_if_shown(driver, WELCOME)
    fill(wait, USER_NAME, "Ada")


@when("I pay")
def pay(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    put_away_if_shown(driver, REJECT_ALL)
    with inside(driver, wait, INNER):
        wait.until(EC.element_to_be_clickable(SIGN_IN)).click()


@when("I go on")
def go_on(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    put_away_if_shown(driver, DECLINE, PAYMENT)
    click_past(wait, NEXT, in_shadow(SHOP_RATING, DENY))


@when("I look around")
def look_around(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    put_away_if_shown(driver, REJECT_ALL)
    ActionChains(driver).move_to_element(reachable(wait, MENU)).perform()


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


def fill(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = clickable(wait, locator)
    field.clear()
    field.send_keys(text)


def put_away_if_shown(driver: WebDriver, locator: Locator, *frames: tuple[str, str]) -> None:
    """Click what puts a notice away, in its frame where it has one; nothing is waited for where it is not there."""
    with suppress(WebDriverException):  # it is not there, or going, or behind another one
        for frame in frames:
            driver.switch_to.frame(driver.find_element(*frame))
        button = find(driver, locator)
        if button.is_displayed():
            button.click()
    if frames:
        driver.switch_to.default_content()


def escape_if_shown(driver: WebDriver, locator: Locator) -> None:
    """Put a notice away by the Escape key, where it is there."""
    with suppress(WebDriverException):  # it is not there, or going
        if find(driver, locator).is_displayed():
            driver.switch_to.active_element.send_keys(Keys.ESCAPE)


def click_past(wait: WebDriverWait[WebDriver], locator: Locator, *notices: Locator) -> None:
    """Click an element that notices may lie over: those that are shown, or come up just then, are put away first."""

    def click(driver: WebDriver) -> bool:
        for notice in notices:
            put_away_if_shown(driver, notice)
        try:
            clickable(wait, locator).click()
        except (ElementClickInterceptedException, StaleElementReferenceException):
            return False  # a notice has only just come up, or is still fading
        return True

    wait.until(click)


def reachable(wait: WebDriverWait[WebDriver], locator: Locator) -> WebElement:
    """The element in the middle of the window, with the mouse on it, once it is visible and nothing covers it."""

    def look(driver: WebDriver) -> WebElement | None:
        element = find(driver, locator)
        uncovered = driver.execute_script(
            "const element = arguments[0];"
            "element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});"
            "const box = element.getBoundingClientRect();"
            "const hit = element.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
            "return element.contains(hit);",
            element,
        )
        return element if element.is_displayed() and uncovered else None

    found = wait.until(look)
    assert found is not None
    ActionChains(found.parent).move_to_element(found).perform()  # what hovering had opened may close and move things
    return found
