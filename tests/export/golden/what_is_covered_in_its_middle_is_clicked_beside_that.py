"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from contextlib import suppress

from pytest_bdd import parsers, scenarios, when
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

I_AGREE = (By.ID, "terms")
REJECT_ALL = (By.XPATH, "//button[normalize-space()='Reject all']")
BUY = (By.XPATH, "//button[normalize-space()='Buy']")


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def item_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//li[normalize-space()={quoted(name)}]"


@when(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    move_to_free_part(wait, button_called(name))
    ActionChains(driver).click().perform()


@when(parsers.parse('I double-click "{name}"'))
def double_click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    move_to_free_part(wait, item_called(name))
    ActionChains(driver).double_click().perform()


@when(parsers.parse('I hover over "{name}"'))
def hover_over(wait: WebDriverWait[WebDriver], name: str) -> None:
    move_to_free_part(wait, button_called(name))


@when("I accept the terms")
def accept_terms(wait: WebDriverWait[WebDriver]) -> None:
    tick_free_part(wait, I_AGREE, until=True)


@when("I buy it")
def buy_it(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    put_away_if_shown(driver, REJECT_ALL)
    move_to_free_part(wait, BUY)
    ActionChains(driver).click().perform()


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


def tick_free_part(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box whose middle is covered, unless it is ticked, or not ticked, as wanted."""
    box = move_to_free_part(wait, locator)
    if is_checked(box) != until:
        ActionChains(box.parent).click().perform()


def put_away_if_shown(driver: WebDriver, locator: tuple[str, str], *frames: tuple[str, str]) -> None:
    """Click what puts a notice away, in its frame where it has one; nothing is waited for where it is not there."""
    with suppress(WebDriverException):  # it is not there, or going, or behind another one
        for frame in frames:
            driver.switch_to.frame(driver.find_element(*frame))
        button = driver.find_element(*locator)
        if button.is_displayed():
            button.click()
    if frames:
        driver.switch_to.default_content()


def move_to_free_part(wait: WebDriverWait[WebDriver], locator: tuple[str, str]) -> WebElement:
    """Bring the mouse onto an element where it has the most room: something covers its middle, where clicks go."""

    def look(driver: WebDriver) -> WebElement | None:
        element = driver.find_element(*locator)
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
