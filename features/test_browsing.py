"""Steps of browsing.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable, Iterable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("browsing.feature")

REVIEWS = (By.ID, "reviews")
ARTICLE_CSS = "article:not([role]), [role='article']"


def link_called(category: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(category)}]"


def checkbox_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//label[normalize-space()={quoted(text)}]//input"


def text_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//span[normalize-space()={quoted(text)}]"


def section_called(section: str) -> tuple[str, str]:
    return By.XPATH, f"//section[.//h2[normalize-space()={quoted(section)}]]"


def button_beside(card: str, name: str) -> tuple[str, str]:
    return (
        By.XPATH,
        f"//a[normalize-space()={quoted(card)}]"
        f"/ancestor::*[.//button[@title={quoted(name)}]][1]//button[@title={quoted(name)}]",
    )


def link_called_2(name: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"a[title={css_quoted(name)}]"


@given("I am on the home page")
def on_home_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")


@then(parsers.parse('I should see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('the page title is "{title}"'))
def page_title_is(wait: WebDriverWait[WebDriver], title: str) -> None:
    assert page_title(wait, until=equals(title)) == title


@then(parsers.parse('I should see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('I click "{category}" in the navigation'))
def click_category_in_navigation(driver: WebDriver, wait: WebDriverWait[WebDriver], category: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(category))).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('the page heading should be "{category}"'))
def page_heading_should_be(wait: WebDriverWait[WebDriver], category: str) -> None:
    assert category in visible_headings(wait, until=includes(category))


@then(parsers.parse('the URL ends with "{path}"'))
def url_ends_with(wait: WebDriverWait[WebDriver], path: str) -> None:
    assert contains(path)(whole_address(wait, until=contains(path)))


@then(parsers.parse('I should not see "{not_there}"'))
def not_see(wait: WebDriverWait[WebDriver], not_there: str) -> None:
    assert not contains(not_there)(page_text(wait, until=never(contains(not_there))))


@when(parsers.parse('I tick the "{checkbox}" checkbox'))
def tick_checkbox(driver: WebDriver, wait: WebDriverWait[WebDriver], checkbox: str) -> None:
    before = driver.current_url
    tick(wait, checkbox_called(f"{checkbox} (4)"), until=True)
    wait.until(EC.url_changes(before))


@then(parsers.parse('"{text}" should not be listed'))
def text_should_not_be_listed(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(page_text(wait, until=never(contains(text))))


@when(parsers.parse('I untick "{name}"'))
def untick(wait: WebDriverWait[WebDriver], name: str) -> None:
    tick(wait, checkbox_called(f"{name} (4)"), until=False)


@then(parsers.parse('"{text}" should be listed'))
def text_should_be_listed(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('I open the product "{product}"'))
def open_product(driver: WebDriver, wait: WebDriverWait[WebDriver], product: str) -> None:
    before = driver.current_url
    wait.until(clicked(link_called(product)))
    wait.until(EC.url_changes(before))


@then(parsers.parse('the heading "{heading}" is shown'))
def heading_is_shown(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('the price is "{text}"'))
def price_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, text_called(text), until=equals(text)) == text


@then(parsers.parse('it says "{text}"'))
def it_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('I see "{text}"'))
def see_2(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('I should see the review "{review}"'))
def see_review(wait: WebDriverWait[WebDriver], review: str) -> None:
    assert contains(review)(page_text(wait, until=contains(review)))


@then(parsers.parse("I should see {count} reviews"))
def see_count_reviews(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ARTICLE_CSS, within=REVIEWS, until=equals(int(count))) == int(count)


@then(parsers.parse('"{text}" should no longer be visible'))
def text_should_no_longer_be_visible(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(page_text(wait, until=never(contains(text))))


@when(parsers.parse('I go to "{address}"'))
def go_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@then(parsers.parse('there is no "{field}" field'))
def there_is_no_field(wait: WebDriverWait[WebDriver], field: str) -> None:
    assert not is_shown(wait, called("*", field), until=False)


@when(parsers.parse('I click on "{name}"'))
def click_on(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(clicked(link_called(name)))
    wait.until(EC.url_changes(before))


@then(parsers.parse('the "{section}" section contains "{text}"'))
def section_contains(wait: WebDriverWait[WebDriver], section: str, text: str) -> None:
    assert contains(text)(text_of(wait, section_called(section), until=contains(text)))


@then(parsers.parse('the "{section}" section does not contain "{text}"'))
def section_does_not_contain(wait: WebDriverWait[WebDriver], section: str, text: str) -> None:
    assert not contains(text)(text_of(wait, section_called(section), until=never(contains(text))))


@when(parsers.parse('I click "{name}" on the "{card}" card'))
def click_name_on_card(wait: WebDriverWait[WebDriver], name: str, card: str) -> None:
    wait.until(clicked(button_beside(card, name)))


@when(parsers.parse('I click "{name}" in the header'))
def click_name_in_header(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called_2(name))).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('I am on the "{page}" page'))
def on_page(wait: WebDriverWait[WebDriver], page: str) -> None:
    assert some(contains(page))(visible_headings(wait, until=some(contains(page))))


@then(parsers.parse('I see the product "{product}"'))
def see_product(wait: WebDriverWait[WebDriver], product: str) -> None:
    assert contains(product)(page_text(wait, until=contains(product)))


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


def some(test: Callable[[str], bool]) -> Callable[[Iterable[str]], bool]:
    """A test for lists of texts of which at least one passes ``test``."""
    return lambda texts: any(test(text) for text in texts)


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def never(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever goes on failing ``test``: what is not there yet may only be late."""
    return lasting(is_not(test))


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


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def count_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[int], bool],
    within: tuple[str, str] = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there, with ``named`` in them; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        shown = (e for e in driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)


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


def css_quoted(text: str) -> str:
    """A text as CSS writes it."""
    return '"' + "".join(f"\\{ord(c):x} " if c < " " or c in '"\\\x7f' else c for c in text) + '"'


def tick(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = wait.until(EC.element_to_be_clickable(locator))
    if is_checked(box) != until:
        box.click()


def clicked(locator: tuple[str, str]) -> Callable[[WebDriver], bool]:
    """A condition that clicks. It is not met while the browser refuses to: something moves, or covers the element."""

    def attempt(driver: WebDriver) -> bool:
        try:
            element = driver.find_element(*locator)
            if not element.is_enabled():
                return False
            element.click()
        except ElementClickInterceptedException:  # a bar at the edge of the window: away from it
            driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            return False
        except (ElementNotInteractableException, StaleElementReferenceException):
            return False
        return True

    return attempt


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
