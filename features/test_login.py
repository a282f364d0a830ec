"""Steps of login.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Iterable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("login.feature")

SIGN_IN = (By.XPATH, "//a[normalize-space()='Sign in']")
E_MAIL_ADDRESS = (By.ID, "email")
PASSWORD = (By.ID, "password")
SIGN_IN_BUTTON = (By.XPATH, "//button[normalize-space()='Sign in']")
SITE_HEADER = (By.CSS_SELECTOR, "header.site-header")
ALERT = (By.CSS_SELECTOR, '[role="alert"]')
SIGN_OUT = (By.XPATH, "//button[normalize-space()='Sign out']")
NOTICE = (By.CSS_SELECTOR, "p.notice")
LINK_XPATH = "*[self::a[@href] or @role='link']"


def button_called(button: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(button)}]"


def field_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(field)}]/@for]"


@given("the customer is on the sign-in page")
def customer_is_on_sign_in_page(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/login"))


@when(parsers.parse('the customer signs in as "{e_mail_address}" with the password "$SHOP_PASSWORD"'))
def customer_signs_in_as_e_mail_address_with_password_shop(wait: WebDriverWait[WebDriver], e_mail_address: str) -> None:
    fill(wait, E_MAIL_ADDRESS, e_mail_address)
    fill(wait, PASSWORD, os.environ["SHOP_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN_BUTTON)).click()
    wait.until(at_address("/account"))


@then(parsers.parse('the heading "{heading}" is displayed'))
def heading_is_displayed(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('"{text}" is shown in the header'))
def text_is_shown_in_header(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, SITE_HEADER, until=contains(text)))


@then(parsers.parse('the page title contains "{title}"'))
def page_title_contains(wait: WebDriverWait[WebDriver], title: str) -> None:
    assert contains(title)(page_title(wait, until=contains(title)))


@when(parsers.parse('the customer enters "{email}" as the e-mail address'))
def customer_enters_email_as_e_mail_address(wait: WebDriverWait[WebDriver], email: str) -> None:
    fill(wait, E_MAIL_ADDRESS, email)


@when(parsers.parse('enters "{password}" as the password'))
def enters_password_as_password(wait: WebDriverWait[WebDriver], password: str) -> None:
    fill(wait, PASSWORD, password)


@when(parsers.parse('clicks the "{button}" button'))
def clicks_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(button))).click()


@then(parsers.parse('the error message "{text}" appears'))
def error_message_text_appears(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, ALERT, until=contains(text)))


@then("the customer is still on the sign-in page")
def customer_is_still_on_sign_in_page(wait: WebDriverWait[WebDriver]) -> None:
    assert "Sign in" in visible_headings(wait, until=includes("Sign in"))


@when(parsers.parse('the customer fills in "{field}" with "{value}"'))
def customer_fills_in_field_with(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(field), value)


@when(parsers.parse('fills in "{field}" with "$SHOP_PASSWORD"'))
def fills_in_field_with_shop_password(wait: WebDriverWait[WebDriver], field: str) -> None:
    fill(wait, field_called(field), os.environ["SHOP_PASSWORD"])


@when("submits the form")
def submits_form(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SIGN_IN_BUTTON)).click()


@then(parsers.parse('"{text}" is shown'))
def text_is_shown(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@given(parsers.parse('the customer is signed in as "{e_mail_address}" with the password "$SHOP_PASSWORD"'))
def customer_is_signed_in_as_e_mail_address_with_password_shop(
    wait: WebDriverWait[WebDriver], e_mail_address: str
) -> None:
    fill(wait, E_MAIL_ADDRESS, e_mail_address)
    fill(wait, PASSWORD, os.environ["SHOP_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN_BUTTON)).click()
    wait.until(at_address("/account"))


@when("the customer signs out")
def customer_signs_out(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SIGN_OUT)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('the message "{text}" is shown'))
def message_text_is_shown(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, NOTICE, until=contains(text)))


@then(parsers.parse('there is a "{link}" link in the header'))
def there_is_link_in_header(wait: WebDriverWait[WebDriver], link: str) -> None:
    assert is_shown(wait, called(LINK_XPATH, link), within=SITE_HEADER, until=True)


@when(parsers.parse('the customer goes to "{address}"'))
def customer_goes_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@then(parsers.parse('the page heading is "{heading}"'))
def page_heading_is(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('the URL contains "{address}"'))
def url_contains(wait: WebDriverWait[WebDriver], address: str) -> None:
    assert contains(address)(whole_address(wait, until=contains(address)))


@given(parsers.parse('the customer logs in as "{user}" with the password "$SHOP_PASSWORD"'))
def customer_logs_in_as_user_with_password_shop_password(wait: WebDriverWait[WebDriver], user: str) -> None:
    fill(wait, E_MAIL_ADDRESS, user)
    fill(wait, PASSWORD, os.environ["SHOP_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN_BUTTON)).click()
    wait.until(at_address("/account"))


@when(parsers.parse('the customer opens "{address}"'))
def customer_opens(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


T = TypeVar("T")


def seen(wait: WebDriverWait[WebDriver], look: Callable[[WebDriver], T], until: Callable[[T], bool]) -> T:
    """What ``look`` gives as soon as it is as wanted, else what it gave last when the time was up.

    That there is nothing must stay so for a while: what is not there may only be late.
    """
    found: list[T] = []
    stays = lasting(until)

    def wanted(driver: WebDriver) -> bool:
        try:
            found[:] = [look(driver)]
        except StaleElementReferenceException:
            return False
        return until(found[0]) if found[0] else stays(found[0])

    try:
        wait.until(wanted)
    except TimeoutException:
        if not found:
            raise
    return found[0]


def lasting(test: Callable[[T], bool], seconds: float = 0.5) -> Callable[[T], bool]:
    """A test for what passes ``test`` for so long on end."""
    since: float | None = None

    def stays(found: T) -> bool:
        nonlocal since
        if not test(found):
            since = None
            return False
        since = monotonic() if since is None else since
        return monotonic() - since >= seconds

    return stays


def equals(expected: object) -> Callable[[object], bool]:
    """A test for just that."""
    return lambda found: found == expected


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def includes(expected: str) -> Callable[[Iterable[str]], bool]:
    """A test for lists with just that text among theirs."""
    return lambda texts: expected in texts


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

    return seen(wait, look, until)


def visible_headings(wait: WebDriverWait[WebDriver], *, until: Callable[[list[str]], bool]) -> list[str]:
    """The texts of all visible headings; waits for them to be as wanted."""
    found = (By.CSS_SELECTOR, "h1, h2, h3, h4, h5, h6, [role='heading']")
    return seen(wait, lambda driver: [collapsed(h.text) for h in driver.find_elements(*found) if h.text], until)


def page_title(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's title; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.title), until)


def whole_address(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's path, query and fragment; waits for them to be as wanted."""
    return seen(wait, lambda driver: urlunsplit(("", "", *urlsplit(driver.current_url)[2:])), until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def is_shown(
    wait: WebDriverWait[WebDriver],
    found: tuple[str, str],
    *,
    until: bool,
    within: tuple[str, str] = (By.TAG_NAME, "html"),
) -> bool:
    """Whether anything that the locator finds is visible; waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        return any(element.is_displayed() for element in driver.find_element(*within).find_elements(*found))

    return seen(wait, look, equals(until))


def called(elements: str, name: str) -> tuple[str, str]:
    """Whatever a person would call ``name``: by its text, label, tooltip, placeholder or alternative text."""
    return by_name(elements, "{}={}", name)


def by_name(elements: str, comparison: str, name: str) -> tuple[str, str]:
    """An XPath from where one is to the elements whose name compares to ``name``, upper or lower case."""
    wanted = collapsed(name).lower()
    upper = "".join(sorted({*ascii_uppercase, *(c for c in wanted.upper() if len(c.lower()) == 1)}))
    sources = ("self::*", "text()", "@aria-label", "@title", "@alt", "@placeholder", "@value", "ancestor::label")
    folded = "normalize-space(translate({}, " + quoted(upper + "\u00a0") + ", " + quoted(upper.lower() + " ") + "))"
    tests = [f"{source}[{comparison.format(folded.format('.'), quoted(wanted))}]" for source in sources]
    labels = f"@id=//label[{comparison.format(folded.format('.'), quoted(wanted))}]/@for"
    return By.XPATH, f".//{elements}[{' or '.join(tests)} or {labels}]"


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


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
