from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.expected_conditions import alert_is_present
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.browser import element, observe
from pytest_lam.snapshot import Node, Snapshot

from .conftest import PAGES, Site

Show = Callable[[str], WebDriver]

ORACLE_ROLES = {"image": "img", "DisclosureTriangle": "button", "MenuListPopup": "combobox"}
"""Chromium's words for what WAI-ARIA 1.2 calls otherwise."""

NAMED_ALIKE = frozenset(
    {
        *("alert", "article", "button", "cell", "checkbox", "columnheader", "combobox", "complementary", "contentinfo"),
        *("form", "group", "heading", "img", "link", "list", "listbox", "listitem", "main", "menu", "menuitem"),
        *("navigation", "paragraph", "radio", "region", "rowheader", "searchbox", "separator", "slider", "spinbutton"),
        *("switch", "tab", "table", "tablist", "textbox"),
    }
)
"""Roles whose name Chromium computes as the standard says (a figure is left out: it ignores the figcaption)."""


def find(snapshot: Snapshot, role: str, name: str = "") -> Node:
    found = [node for node in snapshot.nodes if node.role == role and name in (node.name, node.text)]
    assert len(found) == 1, f"{len(found)} {role} {name!r}"
    return found[0]


def described(driver: WebDriver) -> list[tuple[str, str]]:
    return [(node.role, node.name or node.text) for node in observe(driver).nodes]


@pytest.fixture(scope="module")
def rich(driver: WebDriver) -> Snapshot:
    """The rich page as perceived."""
    driver.get((PAGES / "rich.html").as_uri())
    return observe(driver)


def test_roles_and_names_are_those_that_the_browser_computes(driver: WebDriver, rich: Snapshot) -> None:
    driver.get((PAGES / "rich.html").as_uri())
    seen = observe(driver)
    ours, theirs = [], []
    for node in seen.nodes:
        if node.role in NAMED_ALIKE:
            live = element(driver, node)
            role = live.aria_role
            ours.append((node.ref, node.tag, node.role, node.name))
            theirs.append((node.ref, node.tag, ORACLE_ROLES.get(role, role), live.accessible_name.strip()))
    assert len(ours) > 60
    assert [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]] == []


def test_values_states_and_labels_are_told(rich: Snapshot) -> None:
    assert find(rich, "textbox", "User name").value == "ada"
    assert find(rich, "textbox", "User name").label == "User name"
    assert find(rich, "textbox", "Password").value == "••••••"
    assert find(rich, "combobox", "Sort by").value == "Price"
    assert [option.label for option in find(rich, "combobox", "Sort by").options] == ["Name", "Price"]
    assert find(rich, "textbox", "About you").description == "At most 200 characters"
    assert find(rich, "searchbox", "Search the shop").placeholder == "Search the shop"
    assert find(rich, "checkbox", "Remember me").states == {"checked"}
    assert find(rich, "radio", "Express").states == {"checked"}
    assert find(rich, "button", "Delete").states == {"disabled"}
    assert "required" in find(rich, "textbox", "E-mail address").states
    assert find(rich, "tab", "List").states == {"selected"}
    assert find(rich, "switch", "Dark mode").states == {"checked"}
    assert find(rich, "button", "More").states == {"collapsed"}
    assert find(rich, "heading", "Hello Ada").level == 1


def test_text_is_what_is_seen_and_belongs_to_the_innermost_node(rich: Snapshot) -> None:
    page = rich.nodes[0]
    assert (page.role, page.parent, page.name) == ("document", None, "Rich")
    assert "Nobody sees this" not in rich.text
    assert "Folded away" not in rich.text
    link = find(rich, "link", "Cart 3")
    assert (link.text, link.own_text, link.attributes["href"]) == ("Cart 3", "Cart", "/cart")
    assert [(node.text, node.attributes) for node in rich.children(link)] == [("3", {"data-testid": "count"})]
    home = find(rich, "link", "Home")
    assert (home.own_text, rich.children(home)) == ("Home", ())
    assert all(rich.get(node.parent) is not None for node in rich.nodes[1:])


def test_cells_know_their_headers(rich: Snapshot) -> None:
    assert find(rich, "cell", "Ada").headers == ("Customer", "1001")
    assert find(rich, "cell", "Pay").headers == ("Total", "1002")


def test_cells_under_spanning_headers_know_theirs(show: Show) -> None:
    driver = show(
        "<table><tr><th rowspan=2>Name<th colspan=2>Price<tr><th>Net<th>Gross"
        "<tr><td>Lamp<td>10<td>12<tr><td rowspan=2>Desk<td>90<td>99<tr><td>91<td>100</table>"
    )
    cells = {node.text: node.headers for node in observe(driver).nodes if node.role == "cell"}
    assert cells == {
        "Lamp": ("Name",), "10": ("Price", "Net"), "12": ("Price", "Gross"), "Desk": ("Name",),
        "90": ("Price", "Net"), "99": ("Price", "Gross"), "91": ("Price", "Net"), "100": ("Price", "Gross"),
    }  # fmt: skip


def test_a_cell_in_which_nothing_shows_has_its_place_all_the_same(show: Show) -> None:
    driver = show(
        "<table><tr><th>Pick</th><th>Name</th></tr>"
        "<tr><td><input type=checkbox style='opacity:0'></td><td>Ada</td></tr></table>"
    )
    assert find(observe(driver), "cell", "Ada").headers == ("Name",)


def test_labels_and_values_side_by_side_in_a_row_are_told_apart(show: Show) -> None:
    driver = show(
        "<table><tr><th>Soup</th><td>hot</td><th>Salad</th><td>cold</td></tr>"
        "<tr><th>Menu</th><th>Tuesday</th><td>eggs</td></tr></table>"
    )
    cells = {node.text: node.headers for node in observe(driver).nodes if node.role == "cell"}
    assert cells == {"hot": ("Soup",), "cold": ("Salad",), "eggs": ("Menu", "Tuesday")}


def test_cells_of_a_grid_of_divs_know_their_headers(show: Show) -> None:
    driver = show(
        "<div role=grid><div role=row><div role=columnheader>Name</div><div role=columnheader>Age</div></div>"
        "<div role=row><div role=gridcell>Ada</div><div role=gridcell>36</div></div></div>"
    )
    assert find(observe(driver), "gridcell", "36").headers == ("Age",)


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "visibility:hidden", "opacity:0", "height:0;overflow:hidden", "position:absolute;left:-9999px",
        "position:absolute;top:-900px", "position:fixed;left:0;top:110vh", "transform:scale(0)",
    ],
)  # fmt: skip
def test_what_nobody_can_see_is_not_perceived(show: Show, style: str) -> None:
    driver = show(f'<p>Seen</p><div style="{style}">Unseen <button>Unseen button</button></div>')
    snapshot = observe(driver)
    assert snapshot.text == "Seen"
    assert [node.role for node in snapshot.nodes] == ["document", "paragraph"]


def test_what_was_scrolled_out_of_sight_is_still_perceived(show: Show) -> None:
    driver = show(
        "<div id=list style='height:200px;overflow:auto;position:relative'>"
        "<p style='position:absolute;top:0'>First</p><p style='margin-top:3000px'>Last</p></div>"
    )
    driver.execute_script("list.scrollTop = 9999")
    assert observe(driver).text == "First Last"


def test_a_hidden_tick_box_is_perceived_through_its_label(show: Show) -> None:
    driver = show(
        '<label><input type=checkbox style="opacity:0;width:0;height:0"><span>Gift wrap</span></label>'
        '<label for=f>Upload</label><input type=file id=f style="display:none">'
        '<input type=checkbox aria-label="Nobody" style="display:none">'
        '<input type=checkbox aria-label="Face" style="opacity:0;width:30px;height:30px">'
    )
    snapshot = observe(driver)
    assert find(snapshot, "checkbox", "Gift wrap").visible
    assert find(snapshot, "button", "Upload").visible
    assert find(snapshot, "checkbox", "Face").visible
    assert ("checkbox", "Nobody") not in described(driver)


def test_wrappers_that_group_stay_and_empty_ones_go(show: Show) -> None:
    driver = show(
        "<div><div><div class=card><div><h3>Desk lamp</h3></div>"
        "<div><button>Add</button></div></div></div></div><div></div>"
    )
    snapshot = observe(driver)
    assert [(node.role, node.attributes) for node in snapshot.ancestors(find(snapshot, "button", "Add"))] == [
        ("generic", {"class": "card"}),
        ("document", {}),
    ]


def test_an_icon_that_only_the_pointer_betrays_is_perceived(show: Show) -> None:
    driver = show(
        '<i class="bin" style="display:inline-block;width:16px;height:16px;cursor:pointer"></i><i class=no></i>'
    )
    assert [node.attributes.get("class") for node in observe(driver).nodes] == [None, "bin"]


def test_an_icon_that_the_style_sheet_draws_is_perceived_and_a_backdrop_is_not(show: Show) -> None:
    picture = "url('data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>')"
    driver = show(
        f'<p>Draft <i class="bin" style="display:inline-block;width:16px;height:16px;background-image:{picture}"></i>'
        f'<i class="backdrop" style="display:block;width:400px;height:90px;background-image:{picture}"></i></p>'
    )
    assert [node.attributes.get("class") for node in observe(driver).nodes if node.tag == "i"] == ["bin"]


def test_text_transformed_by_style_is_read_as_seen_and_the_name_as_written(show: Show) -> None:
    driver = show('<button style="text-transform:uppercase">Add to cart</button>')
    button = find(observe(driver), "button", "Add to cart")
    assert button.text == "ADD TO CART" == driver.find_element(By.TAG_NAME, "button").text


def test_shadow_roots_are_seen_at_any_depth_with_their_slots(show: Show) -> None:
    driver = show(
        "<outer-card><b slot=title>Lamp</b></outer-card><script>"
        "const root = document.querySelector('outer-card').attachShadow({mode: 'open'});"
        "root.innerHTML = '<h2><slot name=title></slot></h2><p>Shade</p><inner-card></inner-card>';"
        "root.querySelector('inner-card').attachShadow({mode: 'open'}).innerHTML = '<button>Buy</button><p>Now</p>';"
        "</script>"
    )
    snapshot = observe(driver)
    button = find(snapshot, "button", "Buy")
    assert [snapshot.by_ref[host].tag for host in button.hosts] == ["outer-card", "inner-card"]
    assert find(snapshot, "heading", "Lamp").hosts == button.hosts[:1]
    assert element(driver, button).text == "Buy"
    assert snapshot.text == "Lamp Shade Buy Now"


def test_frames_are_seen_at_any_depth_from_any_origin(driver: WebDriver, site: Site) -> None:
    site.pages["/"] = f'<h1>Top</h1><iframe title=Chat src="{site.address("/chat", "localhost")}"></iframe>'
    site.pages["/chat"] = "<p>Chat</p><iframe srcdoc='<button>Send</button>'></iframe>"
    driver.get(site.address("/"))
    snapshot = observe(driver)
    button = find(snapshot, "button", "Send")
    assert [snapshot.by_ref[ref].tag for ref in button.frames] == ["iframe", "iframe"]
    assert find(snapshot, "iframe", "Chat") in list(snapshot.ancestors(button))
    assert snapshot.text == "Top Chat Send"
    assert element(driver, button).text == "Send"
    driver.switch_to.default_content()


def test_a_frame_that_vanishes_is_passed_over(driver: WebDriver, show: Show) -> None:
    show("<iframe srcdoc='<p>Gone</p>'></iframe><iframe srcdoc='<p>Here</p>'></iframe>")
    with entering(driver, lambda: vanish(driver)):
        snapshot = observe(driver)
    assert snapshot.text == "Here"


def vanish(driver: WebDriver) -> None:
    # Where ChromeDriver is, once the frame that it was in has gone.
    driver.switch_to.default_content()
    driver.execute_script("document.querySelector('iframe').remove()")


@contextmanager
def entering(driver: WebDriver, happening: Callable[[], object]) -> Iterator[None]:
    """Has something happen right after the first frame is entered."""
    switch_to, frame = driver.switch_to, driver.switch_to.frame
    happenings = [happening]

    def enter(reference: object) -> None:
        frame(reference)  # type: ignore[arg-type]
        if happenings:
            happenings.pop()()

    switch_to.frame = enter  # type: ignore[method-assign, assignment]
    yield
    del switch_to.frame


def test_refs_stay_with_their_element_and_end_with_its_document(show: Show) -> None:
    driver = show("<button id=a>A</button><button id=b>B</button>")
    before = observe(driver)
    driver.execute_script(
        "document.body.prepend(Object.assign(document.createElement('button'), {textContent: 'New'}), b)"
    )
    after = observe(driver)
    assert find(before, "button", "A").ref == find(after, "button", "A").ref
    assert find(before, "button", "B").ref == find(after, "button", "B").ref
    assert before.document == after.document
    driver.refresh()
    reloaded = observe(driver)
    assert reloaded.document != after.document
    assert not set(reloaded.by_ref) & set(after.by_ref)


def test_an_open_dialog_is_all_there_is(show: Show) -> None:
    driver = show("<p>Page</p>")
    driver.execute_script("setTimeout(() => alert('Really?'), 0)")
    snapshot = observe(driver)
    driver.switch_to.alert.accept()
    assert (snapshot.dialog, snapshot.nodes) == ("Really?", ())
    assert observe(driver).dialog is None


def test_a_page_that_spoils_json_is_read_all_the_same(show: Show) -> None:
    driver = show("<p>Old</p><script>Array.prototype.toJSON = () => 'spoiled'</script>")
    assert observe(driver).text == "Old"


def test_a_form_whose_fields_hide_its_properties_is_read_all_the_same(show: Show) -> None:
    driver = show("<form id=f><input name=id><input name=parentNode><input name=tagName><button>Go</button></form>")
    form = find(observe(driver), "form")
    assert form.attributes["id"] == "f"


def test_a_control_that_stands_in_for_a_hidden_field_has_its_label(show: Show) -> None:
    driver = show(
        "<style>#p { position: absolute; width: 1px; height: 1px; border: 0; padding: 0 }</style>"
        "<label for=p>Publisher</label><select id=p><option>None"
        '</select><span><span role=combobox tabindex=0 style="display:inline-block">None</span></span>'
        "<label for=f>Format</label><select id=f><option>Paperback</select><span role=combobox>Other</span>"
    )
    boxes = [node for node in observe(driver).nodes if node.role == "combobox" and node.visible]
    assert [node.text for node in boxes] == ["None", "Paperback", "Other"]
    assert [node.name for node in boxes] == ["", "Format", ""]
    assert [node.label for node in boxes] == [node.called for node in boxes] == ["Publisher", "Format", ""]


def test_a_box_whose_name_only_says_its_value_is_called_by_its_label(show: Show) -> None:
    driver = show(
        "<label for=p>Publisher</label><select id=p hidden><option>None</select><span>"
        '<span role=combobox aria-labelledby=v style="display:inline-block"><span id=v>None</span></span></span>'
    )
    box = find(observe(driver), "combobox", "None")
    assert (box.name, box.value, box.label, box.called) == ("None", "None", "Publisher", "Publisher")


def test_a_link_with_nothing_but_an_icon_is_called_by_the_tooltip_of_the_icon(show: Show) -> None:
    icon = "<span title='Choose a date' style='display:inline-block;width:9px;height:9px'></span>"
    driver = show(f"<a href=#1>{icon}</a> <a href=#2>Today {icon}</a> <a href=#3 aria-label=Calendar>{icon}</a>")
    links = [node for node in observe(driver).nodes if node.role == "link"]
    assert [(node.name, node.label) for node in links] == [("", "Choose a date"), ("Today", ""), ("Calendar", "")]


def test_a_link_around_a_card_is_called_by_what_the_card_says(show: Show) -> None:
    driver = show("<a href=#1 title=Lighthouse><figure><img alt=''><figcaption>Lighthouse</figcaption></figure></a>")
    link = find(observe(driver), "link", "Lighthouse")
    assert (link.name, link.label, link.called) == ("", "Lighthouse", "Lighthouse")


def test_what_was_a_node_is_one_while_the_mouse_is_over_it(show: Show) -> None:
    driver = show(
        "<style>.dots { display: inline-block; width: 14px; height: 14px;"
        " background-image: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) }"
        " p > span:hover { cursor: pointer }</style><p>Ada <span><i class='dots'></i></span></p>"
    )
    icon = next(node for node in observe(driver).nodes if node.attributes.get("class") == "dots")
    ActionChains(driver).move_to_element(element(driver, icon)).perform()
    assert observe(driver).get(icon.ref) is not None


class Interrupted:
    """A browser in which a dialog opens while the page is being read: ChromeDriver then answers with nothing."""

    def __init__(self, driver: WebDriver) -> None:
        self._driver = driver

    def __getattr__(self, name: str) -> object:
        return getattr(self._driver, name)

    def execute_script(self, script: str, *args: object) -> object:
        self._driver.execute_script("setTimeout(() => alert('Late'))")
        WebDriverWait(self._driver, 5).until(alert_is_present())


def test_a_dialog_that_opens_while_the_page_is_read_is_seen(show: Show) -> None:
    driver = show("<p>Lamps")
    assert observe(Interrupted(driver)).dialog == "Late"  # type: ignore[arg-type]
    driver.switch_to.alert.accept()
    assert observe(driver).dialog is None
