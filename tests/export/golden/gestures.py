"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

LAMP = (By.ID, "lamp")
CART = (By.ID, "cart")
CHAT = (By.ID, "chat")
VOLUME = (By.ID, "volume")


def item_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//li[normalize-space()={quoted(name)}]"


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


@when(parsers.parse('I double-click "{name}"'))
def double_click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    ActionChains(driver).double_click(reachable(wait, item_called(name))).perform()


@when("I open the menu of the lamp")
def open_menu_of_lamp(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    ActionChains(driver).context_click(reachable(wait, LAMP)).perform()


@when(parsers.parse('I hover over "{name}"'))
def hover_over(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    ActionChains(driver).move_to_element(reachable(wait, button_called(name))).perform()


@when("I drag the lamp into the cart")
def drag_lamp_into_cart(wait: WebDriverWait[WebDriver]) -> None:
    drag_onto(wait, LAMP, CART)


@when(parsers.parse('I drag "{name}" above "{text}"'))
def drag_name_above(wait: WebDriverWait[WebDriver], name: str, text: str) -> None:
    drag_onto(wait, item_called(name), item_called(text), "before")


@when("I drag the lamp to the right")
def drag_lamp_to_right(wait: WebDriverWait[WebDriver]) -> None:
    drag_by(wait, LAMP, 120, -5)


@when("I scroll down")
def scroll_down(driver: WebDriver) -> None:
    turn_wheel(driver, "down")


@when(parsers.parse('I scroll to "{name}"'))
def scroll_to(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    ActionChains(driver).scroll_to_element(wait.until(EC.visibility_of_element_located(link_called(name)))).perform()


@when("I scroll to the end of the chat")
def scroll_to_end_of_chat(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    turn_wheel(driver, "bottom", reachable(wait, CHAT))


@when(parsers.parse("I set the volume to {volume}"))
def set_volume_to(wait: WebDriverWait[WebDriver], volume: str) -> None:
    move_slider(wait, VOLUME, volume)


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def move_slider(wait: WebDriverWait[WebDriver], locator: tuple[str, str], value: str) -> None:
    """Move a slider or spin button, hidden or not, by its keys until it says that it stands at a value."""
    slider = wait.until(lambda driver: driver.find_element(*locator))
    wanted, now, step = float(value), position_of(slider), 0.0
    while now != wanted:
        count = min(int(abs(wanted - now) / step + 1e-9), 200) if step else 1
        assert count, f"the slider stops at {now}, and moves by {step}"
        taking_keys(slider).send_keys((Keys.ARROW_UP if now < wanted else Keys.ARROW_DOWN) * count)
        before, now = now, moved_from(now, wait, slider)
        step = abs(now - before) / count


def taking_keys(slider: WebElement) -> WebElement:
    """What of a slider has the focus: itself, or the one thing inside of it that is in the tab order."""
    inner = slider.find_elements(By.CSS_SELECTOR, "[tabindex='0']")
    return inner[0] if len(inner) == 1 and slider.get_attribute("tabindex") is None else slider


def position_of(slider: WebElement) -> float:
    """The value at which a slider says that it stands."""
    return float(slider.get_attribute("aria-valuenow") or slider.get_attribute("value") or "nan")


def moved_from(before: float, wait: WebDriverWait[WebDriver], slider: WebElement) -> float:
    """Where a slider stands once it does not stand there any more."""
    wait.until(lambda _: position_of(slider) != before)
    return position_of(slider)


def reachable(wait: WebDriverWait[WebDriver], locator: tuple[str, str]) -> WebElement:
    """The element in the middle of the window, with the mouse on it, once it is visible and nothing covers it."""

    def look(driver: WebDriver) -> WebElement | None:
        element = driver.find_element(*locator)
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


def drag_onto(
    wait: WebDriverWait[WebDriver], locator: tuple[str, str], onto: tuple[str, str], where: str = "on"
) -> None:
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


def drag_by(wait: WebDriverWait[WebDriver], locator: tuple[str, str], x: int, y: int) -> None:
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


def turn_wheel(driver: WebDriver, way: str, pane: WebElement | None = None) -> None:
    """Turn the wheel over an element, or in the middle of the window, by most of what is seen or to the end."""
    width, height = driver.execute_script("return [innerWidth, innerHeight]")
    origin = ScrollOrigin.from_viewport(width // 2, height // 2)
    if pane is not None:
        height, origin = pane.size["height"], ScrollOrigin.from_element(pane)
    distance = {"up": -0.8 * height, "down": 0.8 * height, "top": -1_000_000, "bottom": 1_000_000}[way]
    ActionChains(driver).scroll_from_origin(origin, 0, int(distance)).perform()
