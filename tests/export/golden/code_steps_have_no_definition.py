"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")


def delete(item: str) -> tuple[str, str]:
    return By.XPATH, f"//li[.//h3[normalize-space()={quoted(item)}]]//button[normalize-space()='Delete']"


@when(parsers.parse('I delete the order of "{item}"'))
def delete_order_of(wait: WebDriverWait[WebDriver], item: str) -> None:
    wait.until(EC.element_to_be_clickable(delete(item))).click()


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"
