"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

COLOURS = (By.ID, "colours")


@when("I switch to the other window")
def switch_to_other_window(wait: WebDriverWait[WebDriver]) -> None:
    enter_other_window(wait)


@when(parsers.parse('I switch to the window "{window}"'))
def switch_to_window(wait: WebDriverWait[WebDriver], window: str) -> None:
    enter_window(wait, window)


@when("I go back to the main window")
def go_back_to_main_window(driver: WebDriver) -> None:
    driver.switch_to.window(driver.window_handles[0])


@when("I close the tab")
def close_tab(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = set(driver.window_handles)
    driver.close()
    wait.until(EC.number_of_windows_to_be(len(before) - 1))
    driver.switch_to.window(driver.window_handles[-1])


@when("I resize the window to 800x600")
def resize_window_to_800x600(wait: WebDriverWait[WebDriver]) -> None:
    set_view_size(wait, 800, 600)


@when(parsers.parse("I wait {seconds} seconds"))
def wait_seconds(driver: WebDriver, seconds: str) -> None:
    ActionChains(driver).pause(float(seconds)).perform()


@when(parsers.parse('I answer "{answer}"'))
def answer(wait: WebDriverWait[WebDriver], answer: str) -> None:
    dialog = wait.until(EC.alert_is_present())
    dialog.send_keys(answer)
    dialog.accept()


@when(parsers.parse('I deselect "{option}"'))
def deselect(wait: WebDriverWait[WebDriver], option: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(COLOURS))).deselect_by_visible_text(option)


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


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
