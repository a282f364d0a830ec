"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytest_bdd import scenarios, when
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
INNER = (By.CSS_SELECTOR, 'iframe[title="Inner"]')
LAMP = (By.ID, "lamp")
SHOP_RATING = (By.CSS_SELECTOR, "shop-rating")
CART = (By.ID, "cart")


@when("I hover over the inner button")
def hover_over_inner_button(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    with inside(driver, wait, INNER):
        ActionChains(driver).move_to_element(reachable(wait, SIGN_IN)).perform()


@when("I drag it inside")
def drag_it_inside(wait: WebDriverWait[WebDriver]) -> None:
    drag_onto(wait, in_shadow(SHOP_RATING, LAMP), in_shadow(SHOP_RATING, CART))


@when("I scroll to it")
def scroll_to_it(driver: WebDriver) -> None:
    ActionChains(driver).scroll_to_element(find(driver, in_shadow(SHOP_RATING, SIGN_IN))).perform()


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


@contextmanager
def inside(driver: WebDriver, wait: WebDriverWait[WebDriver], *frames: tuple[str, str]) -> Iterator[None]:
    """Work inside a frame (the last one of a nest); afterwards the page itself has the focus again."""
    for frame in frames:
        wait.until(EC.frame_to_be_available_and_switch_to_it(frame))
    try:
        yield
    finally:
        driver.switch_to.default_content()


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


def drag_onto(wait: WebDriverWait[WebDriver], locator: Locator, onto: Locator, where: str = "on") -> None:
    """Drag an element onto another one, or before or after it in the list that it is in."""
    target, element = reachable(wait, onto), reachable(wait, locator)
    driver: WebDriver = element.parent
    chain = ActionChains(driver).move_to_element(element).click_and_hold().move_by_offset(5, 5)
    if not in_view(target):  # the page scrolls with the button held
        chain.perform()
        driver.execute_script("arguments[0].scrollIntoView({block: 'nearest', inline: 'nearest'})", target)
        chain = ActionChains(driver)
    x, y = way_to_edge(target, where)
    chain.move_to_element_with_offset(target, x, y).move_by_offset(1, 1).release().perform()


def in_view(element: WebElement) -> bool:
    """Whether all of an element is in the window."""
    return bool(
        element.parent.execute_script(
            "const box = arguments[0].getBoundingClientRect();"
            "return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;",
            element,
        )
    )


def way_to_edge(item: WebElement, where: str) -> tuple[int, int]:
    """How far it is from the middle of an item to its edge before or after it, across or down as its list goes."""
    if where == "on":
        return 0, 0
    across = item.parent.execute_script(
        "const item = arguments[0], next = item.nextElementSibling ?? item.previousElementSibling;"
        "if (!next) return false;"
        "const [own, other] = [item.getBoundingClientRect(), next.getBoundingClientRect()];"
        "const shared = Math.min(own.bottom, other.bottom) - Math.max(own.top, other.top);"
        "return shared > Math.min(own.height, other.height) / 2;",
        item,
    )
    sign, size = -1 if where == "before" else 1, item.size
    return (sign * (size["width"] // 2 - 3), 0) if across else (0, sign * (size["height"] // 2 - 3))
