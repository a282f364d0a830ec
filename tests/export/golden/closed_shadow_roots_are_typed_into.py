"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

USER_NAME = (By.ID, "user-name")
SHOP_RATING = (By.CSS_SELECTOR, "shop-rating")


@when(parsers.parse('I write "{user_name}"'))
def write(wait: WebDriverWait[WebDriver], user_name: str) -> None:
    type_where_focused(wait, in_shadow(SHOP_RATING, USER_NAME), user_name)


@when("I empty it")
def empty_it(wait: WebDriverWait[WebDriver]) -> None:
    type_where_focused(wait, in_shadow(SHOP_RATING, USER_NAME), "")


@when("I copy it")
def copy_it(wait: WebDriverWait[WebDriver]) -> None:
    press_where_focused(wait, in_shadow(SHOP_RATING, USER_NAME), Keys.CONTROL, "c")


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


def type_where_focused(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type over what a field of a closed shadow root holds: the driver's ``send_keys`` finds no focus in there."""
    control = Keys.COMMAND if focused(wait, locator).capabilities.get("platformName") == "mac" else Keys.CONTROL
    press_where_focused(wait, locator, control, "a")
    ActionChains(focused(wait, locator)).send_keys(text or Keys.DELETE).perform()


def press_where_focused(wait: WebDriverWait[WebDriver], locator: Locator, *keys: str) -> None:
    """Press a key, with the others held, in a field of a closed shadow root."""
    *held, key = keys
    chain = ActionChains(focused(wait, locator))
    for modifier in held:
        chain.key_down(modifier)
    chain.send_keys(key)
    for modifier in held:
        chain.key_up(modifier)
    chain.perform()


def focused(wait: WebDriverWait[WebDriver], locator: Locator) -> WebDriver:
    """The driver, once a field has the focus."""
    field = clickable(wait, locator)
    driver: WebDriver = field.parent
    driver.execute_script("arguments[0].focus()", field)
    return driver
