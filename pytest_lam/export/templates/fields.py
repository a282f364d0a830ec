"""Helpers of exported modules: filling fields in."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.finding import Locator, clickable, find
from pytest_lam.export.templates.pointer import clicked, move_to_free_part
from pytest_lam.export.templates.states import is_checked


def fill(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = clickable(wait, locator)
    field.clear()
    field.send_keys(text)


def set_value(wait: WebDriverWait[WebDriver], locator: Locator, value: str) -> None:
    """Set a field as its own picker would: what typing into it does depends on the browser's language."""
    field = clickable(wait, locator)
    field.parent.execute_script(
        "const [field, value] = arguments;"
        "field.focus();"
        "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);"
        "for (const kind of ['input', 'change'])"
        " field.dispatchEvent(new Event(kind, {bubbles: true, composed: true}));",
        field,
        value,
    )


def type_over(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type over what a rich text editor holds."""
    editor = clickable(wait, locator)
    editor.parent.execute_script("arguments[0].focus()", editor)
    control = Keys.COMMAND if editor.parent.capabilities.get("platformName") == "mac" else Keys.CONTROL
    editor.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))


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


def label_of(wait: WebDriverWait[WebDriver], locator: Locator) -> WebElement:
    """The label of a field that is itself hidden, once there is one to click."""

    def look(driver: WebDriver) -> WebElement | None:
        label: WebElement = driver.execute_script("return arguments[0].labels[0]", find(driver, locator))
        return label if label.is_displayed() else None

    found = wait.until(look)
    assert found is not None
    return found


def tick(wait: WebDriverWait[WebDriver], locator: Locator, *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = clickable(wait, locator)
    if is_checked(box) != until:
        box.click()


def tick_past_bars(wait: WebDriverWait[WebDriver], locator: Locator, *, until: bool) -> None:
    """Click a box that a bar may cover or that shows under the mouse only, unless it is ticked, or not, as wanted."""
    if is_checked(wait.until(lambda driver: find(driver, locator))) != until:
        wait.until(clicked(locator))


def tick_free_part(wait: WebDriverWait[WebDriver], locator: Locator, *, until: bool) -> None:
    """Click a box whose middle is covered, unless it is ticked, or not ticked, as wanted."""
    box = move_to_free_part(wait, locator)
    if is_checked(box) != until:
        ActionChains(box.parent).click().perform()


def tick_label(wait: WebDriverWait[WebDriver], locator: Locator, *, until: bool) -> None:
    """The same for a box that is itself hidden behind its label."""
    label = label_of(wait, locator)
    if is_checked(find(label.parent, locator)) != until:
        label.click()


def move_slider(wait: WebDriverWait[WebDriver], locator: Locator, value: str) -> None:
    """Move a slider or spin button, hidden or not, by its keys until it says that it stands at a value."""
    slider = wait.until(lambda driver: find(driver, locator))
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
