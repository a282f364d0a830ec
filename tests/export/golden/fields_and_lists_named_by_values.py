"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")


def field_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(field)}]/@for]"


def drop_down_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//label[normalize-space()={quoted(field)}]/following::span[@role='combobox'][1]"


@when(parsers.re('I fill in "(?P<field>[^"]*)" with "(?P<value>[^"]*)"'))
def fill_in_field_with(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(field), value)


@when(parsers.parse('I open the "{field}" list'))
def open_field_list(wait: WebDriverWait[WebDriver], field: str) -> None:
    wait.until(EC.element_to_be_clickable(drop_down_called(field))).click()


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
