"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")


def field_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space(translate(., '*:', ''))={quoted(field)}]/@for]"


@when(parsers.parse('I enter "{value}" in the "{field}" field'))
def enter_value_in_field(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called(field), value)


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
