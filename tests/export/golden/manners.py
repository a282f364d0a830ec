"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

DATE = (By.ID, "date")
I_AGREE = (By.ID, "terms")
TEXT = (By.ID, "editor")
RED = (By.ID, "red")


@when("I do it the hard way")
def do_it_hard_way(wait: WebDriverWait[WebDriver]) -> None:
    set_value(wait, DATE, "2026-11-22")
    tick_label(wait, I_AGREE, until=True)
    type_over(wait, TEXT, "Hello")
    label_of(wait, RED).click()
    dialog = wait.until(EC.alert_is_present())
    dialog.send_keys("Ada")
    dialog.accept()


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def set_value(wait: WebDriverWait[WebDriver], locator: tuple[str, str], value: str) -> None:
    """Set a field as its own picker would: what typing into it does depends on the browser's language."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.parent.execute_script(
        "const [field, value] = arguments;"
        "field.focus();"
        "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);"
        "for (const kind of ['input', 'change'])"
        " field.dispatchEvent(new Event(kind, {bubbles: true, composed: true}));",
        field,
        value,
    )


def type_over(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type over what a rich text editor holds."""
    editor = wait.until(EC.element_to_be_clickable(locator))
    editor.parent.execute_script("arguments[0].focus()", editor)
    control = Keys.COMMAND if editor.parent.capabilities.get("platformName") == "mac" else Keys.CONTROL
    editor.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))


def label_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str]) -> WebElement:
    """The label of a field that is itself hidden, once there is one to click."""

    def look(driver: WebDriver) -> WebElement | None:
        label: WebElement = driver.execute_script("return arguments[0].labels[0]", driver.find_element(*locator))
        return label if label.is_displayed() else None

    found = wait.until(look)
    assert found is not None
    return found


def tick_label(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """The same for a box that is itself hidden behind its label."""
    label = label_of(wait, locator)
    if is_checked(label.parent.find_element(*locator)) != until:
        label.click()
