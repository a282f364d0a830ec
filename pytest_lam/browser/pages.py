"""What is done to the browser as a whole: addresses, history, keys, dialogs, the wheel, the window's size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_lam.browser.aiming import Aim, Manner
from pytest_lam.browser.breakdowns import breakdown, require_answer
from pytest_lam.browser.perception import open_dialog
from pytest_lam.browser.pointer import distance
from pytest_lam.browser.scripts import Script, source
from pytest_lam.errors import ActionFailed
from pytest_lam.keys import chord

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

LONGEST_PAUSE = 5
"""Seconds that one command may pause: half of what a driver may take for any command (breakdowns.MARGIN)."""


def navigate(driver: WebDriver, text: str) -> Manner:
    """Opens an address.

    Raises BrowserProblem where no page came, or the server says that it failed.
    """
    from selenium.common.exceptions import WebDriverException

    before = driver.current_url
    try:
        driver.get(text)
    except WebDriverException as error:
        if open_dialog(driver) is not None:
            return "native"  # It is up to the next step to answer it.
        raise breakdown(f"opening {text}", error) from error
    if open_dialog(driver) is None:
        require_answer(driver, text, before)
    return "native"


def back(driver: WebDriver, text: str) -> Manner:
    """The page before this one."""
    driver.back()
    return "native"


def forward(driver: WebDriver, text: str) -> Manner:
    """The page from which one went back."""
    driver.forward()
    return "native"


def reload(driver: WebDriver, text: str) -> Manner:
    """This page again."""
    driver.refresh()
    return "native"


def accept(driver: WebDriver, text: str) -> Manner:
    """Says yes to the browser's dialog, with a text typed into a prompt."""
    from selenium.common.exceptions import ElementNotInteractableException

    dialog = driver.switch_to.alert
    if text:
        try:
            dialog.send_keys(text)
        except ElementNotInteractableException:
            raise ActionFailed(f'the browser\'s dialog "{dialog.text}" takes no text: only a prompt does') from None
    dialog.accept()
    return "native"


def dismiss(driver: WebDriver, text: str) -> Manner:
    """Says no to the browser's dialog."""
    driver.switch_to.alert.dismiss()
    return "native"


def press(driver: WebDriver, text: str) -> Manner:
    """A key or a chord where the focus is."""
    from selenium.webdriver.common.action_chains import ActionChains

    modifiers, key = _chord(text)
    chain = ActionChains(driver)
    for modifier in modifiers:
        chain.key_down(modifier)
    chain.send_keys(key)
    for modifier in reversed(modifiers):
        chain.key_up(modifier)
    chain.perform()
    return "native"


def press_on(aim: Aim, text: str) -> Manner:
    """A key or a chord in an element."""
    if aim.facts["closed"]:
        aim.driver.execute_script("arguments[0].focus()", aim.element)
        press(aim.driver, text)
        return "focused"
    modifiers, key = _chord(text)
    aim.element.send_keys(*modifiers, key)
    return "native"


def _chord(text: str) -> tuple[tuple[str, ...], str]:
    """The codes of the keys to hold, and of those to press."""
    from selenium.webdriver.common.keys import Keys

    found = chord(text)
    if found is None:
        raise ActionFailed("no key is called that; there are Enter, Escape, Tab, ArrowDown, F1, a, Control+A ...")
    codes = {name: name if len(name) == 1 else str(getattr(Keys, name)) for name in (*found.held, found.key)}
    return tuple(codes[name] for name in found.held), codes[found.key] * found.times


def scroll(driver: WebDriver, text: str) -> Manner:
    """Turns the wheel in the middle of the window: what is there scrolls, the page or the pane that holds it."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.actions.wheel_input import ScrollOrigin

    width, height = driver.execute_script("return [innerWidth, innerHeight]")
    middle = ScrollOrigin.from_viewport(width // 2, height // 2)
    ActionChains(driver).scroll_from_origin(middle, 0, distance(text, height)).perform()
    driver.execute_async_script(source(Script.SCROLLED))
    return "native"


VIEW = "return [innerWidth, innerHeight]"
LONGEST_RESIZE = 2.0
"""Seconds until a window has another size: window managers that animate it take half a second."""


def resize(driver: WebDriver, text: str) -> Manner:
    """Gives the page a view of that size, as its media queries tell it: the window is larger by its frame and bars.

    Raises ActionFailed where the window can't be of that size.
    """
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver.support.wait import WebDriverWait

    width, height = (int(part) for part in text.split("x"))

    def fits(_: WebDriver) -> bool:
        window, (across, down) = driver.get_window_size(), driver.execute_script(VIEW)
        if (across, down) != (width, height):
            driver.set_window_size(width + window["width"] - across, height + window["height"] - down)
        return (across, down) == (width, height)

    try:
        WebDriverWait(driver, LONGEST_RESIZE, 0.05).until(fits)
    except TimeoutException:
        across, down = driver.execute_script(VIEW)
        raise ActionFailed(
            f"the window can't be made so that its page has {width}x{height}: it has {across}x{down}; "
            "a browser without a screen (headless) takes sizes that a desktop refuses"
        ) from None
    return "native"


def pause(driver: WebDriver, text: str) -> Manner:
    """Lets time pass, because the step says so."""
    from selenium.webdriver.common.action_chains import ActionChains

    left = float(text)
    while left > 0:
        ActionChains(driver).pause(min(left, LONGEST_PAUSE)).perform()
        left -= LONGEST_PAUSE
    return "native"
