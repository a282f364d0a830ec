"""Helpers of exported modules: the browser as a whole, its addresses, windows and the wheel."""

from urllib.parse import urlsplit

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.conditions import collapsed


def turn_wheel(driver: WebDriver, way: str, pane: WebElement | None = None) -> None:
    """Turn the wheel over an element, or in the middle of the window, by most of what is seen or to the end."""
    width, height = driver.execute_script("return [innerWidth, innerHeight]")
    origin = ScrollOrigin.from_viewport(width // 2, height // 2)
    if pane is not None:
        height, origin = pane.size["height"], ScrollOrigin.from_element(pane)
    distance = {"up": -0.8 * height, "down": 0.8 * height, "top": -1_000_000, "bottom": 1_000_000}[way]
    ActionChains(driver).scroll_from_origin(origin, 0, int(distance)).perform()


def set_view_size(wait: WebDriverWait[WebDriver], width: int, height: int) -> None:
    """Give the page that much room, as media queries tell it: the window is larger by its frame and its bars."""

    def fits(driver: WebDriver) -> bool:
        window, (across, down) = driver.get_window_size(), driver.execute_script("return [innerWidth, innerHeight]")
        if (across, down) != (width, height):
            driver.set_window_size(width + window["width"] - across, height + window["height"] - down)
        return (across, down) == (width, height)

    wait.until(fits)


def enter_window(wait: WebDriverWait[WebDriver], words: str) -> None:
    """Go on in the other window that is called so, or else in one whose title or address has the words."""

    def look(driver: WebDriver) -> bool:
        here, found = driver.current_window_handle, []
        for window in driver.window_handles:
            driver.switch_to.window(window)
            title = collapsed(driver.title).casefold()
            if window != here and words.casefold() in f"{title} {driver.current_url}".casefold():
                found.append((title != words.casefold(), window))
        driver.switch_to.window(min(found)[1] if found else here)
        return bool(found)

    wait.until(look)


def enter_other_window(wait: WebDriverWait[WebDriver]) -> None:
    """Go on in the window that opened last, of those that are not the one where one is."""

    def look(driver: WebDriver) -> bool:
        others = [window for window in driver.window_handles if window != driver.current_window_handle]
        if others:
            driver.switch_to.window(others[-1])
        return bool(others)

    wait.until(look)


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
