from __future__ import annotations

from collections.abc import Callable

from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe, unique
from pytest_lam.locator import CSS, XPATH, Locator
from pytest_lam.snapshot import Node, Snapshot

Show = Callable[[str], WebDriver]


def named(snapshot: Snapshot, name: str) -> Node:
    return next(node for node in snapshot.nodes if node.name == name)


def test_only_locators_that_find_the_node_alone_are_kept(show: Show) -> None:
    driver = show('<a href="/a" id="x:1" name=n class=c>One</a><a href="/b" class=c>Two</a>')
    node = named(observe(driver), "One")
    good = [
        Locator("id", "x:1"),
        Locator("name", "n"),
        Locator(CSS, "a[href={0}]", ("/a",)),
        Locator(XPATH, "//a[normalize-space()={0}]", ("One",)),
        Locator("link text", "One"),
    ]
    bad = [
        Locator("id", "x"),
        Locator(CSS, ".c"),
        Locator(CSS, "a[["),
        Locator(XPATH, "//a["),
        Locator(XPATH, "count(//a)"),
        Locator("link text", "Two"),
        Locator(CSS, "a[href='/b']"),
    ]
    assert unique(driver, node, [*bad, *good]) == tuple(good)


def test_a_hidden_copy_behind_it_leaves_an_element_its_locators(show: Show) -> None:
    menu = '<nav><a href="/a" title=A>One</a><a href="/b">Two</a></nav>'
    driver = show(f"{menu}<div style='display:none'>{menu}</div>")
    node = named(observe(driver), "One")
    by_text, by_tag = Locator(XPATH, "//a[normalize-space()={0}]", ("One",)), Locator(CSS, "a")
    assert unique(driver, node, [by_tag, by_text]) == (by_text,)
    alone = Locator(CSS, "body > nav > a[title]")
    assert unique(driver, node, [by_text, alone]) == (alone,)


def test_a_copy_that_shows_or_comes_first_takes_an_element_its_locators(show: Show) -> None:
    link = '<a href="/a">One</a>'
    by_text = Locator(XPATH, "//a[normalize-space()={0}]", ("One",))
    driver = show(f"{link}<p>{link}")
    assert unique(driver, named(observe(driver), "One"), [by_text]) == ()
    driver = show(f"<div style='display:none'>{link}</div>{link}")
    assert unique(driver, named(observe(driver), "One"), [by_text]) == ()


def test_a_shadow_root_is_searched_alone_and_without_xpath(show: Show) -> None:
    driver = show(
        "<button class=b>Outside</button><div id=host></div>"
        "<script>host.attachShadow({mode: 'open'}).innerHTML = '<button class=b>Inside</button>'</script>"
    )
    node = named(observe(driver), "Inside")
    css, xpath = Locator(CSS, ".b"), Locator(XPATH, "//button")
    assert unique(driver, node, [xpath, css]) == (css,)


def test_a_frame_is_searched_alone(show: Show) -> None:
    driver = show("<button>Outside</button><iframe srcdoc='<button>Inside</button>'></iframe>")
    xpath = Locator(XPATH, "//button")
    assert unique(driver, named(observe(driver), "Inside"), [xpath]) == (xpath,)


def test_what_is_gone_has_no_locator(show: Show) -> None:
    driver = show("<button>Old</button>")
    node = named(observe(driver), "Old")
    driver.refresh()
    assert unique(driver, node, [Locator(XPATH, "//button")]) == ()
