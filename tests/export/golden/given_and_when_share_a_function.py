"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from urllib.parse import urlsplit

from pytest_bdd import given, parsers, scenarios, when
from selenium.webdriver.remote.webdriver import WebDriver

scenarios("shop.feature")


@given(parsers.parse('I open "{address}"'))
@when(parsers.parse('I open "{address}"'))
def open_address(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
