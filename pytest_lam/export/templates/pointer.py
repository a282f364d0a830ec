"""Helpers of exported modules: what the mouse does besides a click."""

from collections.abc import Callable

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.finding import Locator, find


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


def move_to_free_part(wait: WebDriverWait[WebDriver], locator: Locator) -> WebElement:
    """Bring the mouse onto an element where it has the most room: something covers its middle, where clicks go."""

    def look(driver: WebDriver) -> WebElement | None:
        element = find(driver, locator)
        spot = driver.execute_script(
            "const element = arguments[0], root = element.getRootNode(), count = 12;"
            "element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});"
            "const box = element.getClientRects()[0];"
            "if (!box) return null;"
            "const left = Math.max(0, box.left), width = Math.min(innerWidth, box.right) - left;"
            "const top = Math.max(0, box.top), height = Math.min(innerHeight, box.bottom) - top;"
            "const inner = 'a[href], button, input, select, textarea';"
            "const free = ([x, y]) => {"
            "  const hit = root.elementFromPoint(left + x, top + y);"
            "  return element.contains(hit) && hit.closest(inner)?.contains(element) !== false;"
            "};"
            "if (free([width / 2, height / 2])) return [0, 0];"
            "const points = [...Array(count * count).keys()].map((at) =>"
            "  [(at % count + 0.5) * width / count, (Math.floor(at / count) + 0.5) * height / count]);"
            "const taken = points.filter((point) => !free(point));"
            "const room = ([x, y]) => Math.min(x, width - x, y, height - y,"
            "  ...taken.map(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y)));"
            "const [best] = points.filter(free).sort((one, other) => room(other) - room(one));"
            "return best ? [Math.round(best[0] - width / 2), Math.round(best[1] - height / 2)] : null;",
            element,
        )
        if spot is None or not element.is_enabled():
            return None
        ActionChains(driver).move_to_element_with_offset(element, *spot).perform()
        return element if driver.execute_script("return arguments[0].matches(':hover')", element) else None

    found = wait.until(look)
    assert found is not None
    return found


def clicked(locator: Locator) -> Callable[[WebDriver], bool]:
    """A condition that clicks. It is not met while the browser refuses to: something moves, or covers the element."""

    def attempt(driver: WebDriver) -> bool:
        try:
            element = find(driver, locator)
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


def drag_by(wait: WebDriverWait[WebDriver], locator: Locator, x: int, y: int) -> None:
    """Drag an element that far to the right and down."""
    element = reachable(wait, locator)
    chain = ActionChains(element.parent).move_to_element(element).click_and_hold()
    chain.move_by_offset(x // 2, y // 2).move_by_offset(x - x // 2, y - y // 2).release().perform()


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
