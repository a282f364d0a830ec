"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

ADA = (By.ID, "account")
I_AGREE = (By.ID, "terms")


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


@when("I open the account menu")
def open_account_menu(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(ADA)).click()


@when(parsers.parse('I click "{name}"'))
def click(wait: WebDriverWait[WebDriver], name: str) -> None:
    in_reach(wait, button_called(name)).click()


@when("I accept the terms")
def accept_terms(wait: WebDriverWait[WebDriver]) -> None:
    tick_in_reach(wait, I_AGREE, until=True)


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


def tick_in_reach(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box that a bar may cover at the edge of the window, unless it is ticked, or not ticked, as wanted."""
    box = in_reach(wait, locator)
    if is_checked(box) != until:
        box.click()


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


def in_reach(wait: WebDriverWait[WebDriver], locator: tuple[str, str]) -> WebElement:
    """The element that a bar may cover at the edge of the window, or that may still move, once a click reaches it."""
    wait.until(EC.element_to_be_clickable(locator))
    return reachable(wait, locator)
