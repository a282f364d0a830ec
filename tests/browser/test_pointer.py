"""The mouse: every kind of click, hovering, dragging, and the wheel."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.browser import observe, perform
from pytest_lam.errors import ActionFailed
from pytest_lam.export.templates.fields import tick_free_part
from pytest_lam.export.templates.pointer import move_to_free_part

from .conftest import Site
from .doing import Show, act, said

STATUS = """<p role=status>-</p><script>
const say = (text) => { document.querySelector("[role=status]").textContent += " " + text };
</script>"""

LIST = """
<style>ul {{ list-style: none; width: 300px }} li {{ {style} }}</style>
<ul>{items}</ul><script>
let held = null;
for (const item of document.querySelectorAll("li")) {{
  item.draggable = true;
  item.ondragstart = (event) => {{ held = item; event.dataTransfer.setData("text/plain", item.textContent) }};
  item.ondragover = (event) => event.preventDefault();
  item.ondrop = (event) => {{
    event.preventDefault();
    const box = item.getBoundingClientRect();
    const late = {late};
    item[late ? "after" : "before"](held);
    say([...document.querySelectorAll("li")].map((each) => each.textContent).join(""));
  }};
}}</script>
"""
"""A list that is sorted by HTML drag and drop, as most are: the half of an item that is dropped on counts."""

ITEMS = "<li>A</li><li>B</li><li>C</li>"
DOWN = LIST.format(style="height: 30px", items=ITEMS, late="event.clientY > box.top + box.height / 2")
ACROSS = LIST.format(style="float: left; width: 60px", items=ITEMS, late="event.clientX > box.left + box.width / 2")


def button(events: str) -> str:
    return f"{STATUS}<button>Go</button><script>const go = document.querySelector('button'); {events}</script>"


@pytest.mark.parametrize(
    ("action", "event"), [("double click", "dblclick"), ("right click", "contextmenu"), ("hover", "mouseenter")]
)
def test_each_gesture_is_the_one_that_the_page_waits_for(show: Show, action: str, event: str) -> None:
    driver = show(button(f"go.on{event} = (event) => say(event.type + event.isTrusted)"))
    assert act(driver, action, "button") == "native"
    assert said(driver) == f"- {event}true"


@pytest.mark.parametrize("action", ["click", "double click", "right click", "hover", "drag"])
def test_a_cover_is_named_and_nothing_reaches_it(show: Show, action: str) -> None:
    driver = show(
        button("")
        + "<div id=veil style='position:fixed;inset:0;background:#0008' onpointerdown=say('hit')"
        + " onpointermove=say('hit')>Wait</div>"
    )
    with pytest.raises(ActionFailed, match='button "Go" is covered by <div id="veil"> "Wait"'):
        act(driver, action, "button", "10,10" if action == "drag" else "")
    assert said(driver) == "-"


COVERED_IN_ITS_MIDDLE = (
    "<style>body {{ margin: 0 }} button {{ position: absolute; left: 100px; top: 60px; width: 120px; height: 40px }}"
    " #sign {{ position: absolute; left: {left}px; top: 55px; width: {width}px; height: 50px }}</style>"
    "<div id=sign onpointerdown=say('hit')>New</div>"
)
"""A sign over the button of the page, which lies from 100 to 220 pixels across."""


@pytest.mark.parametrize(
    ("action", "event"),
    [("click", "click"), ("double click", "dblclick"), ("right click", "contextmenu"), ("hover", "mouseenter")],
)
@pytest.mark.parametrize(("left", "width"), [(90, 110), (120, 120), (140, 40)])
def test_what_is_covered_in_its_middle_only_is_pointed_at_beside_that(
    show: Show, action: str, event: str, left: int, width: int
) -> None:
    page = button(f"go.on{event} = (event) => say(event.type + event.isTrusted)")
    driver = show(page + COVERED_IN_ITS_MIDDLE.format(left=left, width=width))
    assert act(driver, action, "button") == "free"
    assert said(driver) == f"- {event}true"


def test_plain_code_points_beside_what_covers_the_middle(show: Show) -> None:
    driver = show(button("go.onclick = () => say('clicked')") + COVERED_IN_ITS_MIDDLE.format(left=120, width=120))
    move_to_free_part(WebDriverWait(driver, 5), (By.TAG_NAME, "button"))
    ActionChains(driver).click().perform()
    assert said(driver) == "- clicked"
    driver.execute_script("document.querySelector('#sign').remove()")
    move_to_free_part(WebDriverWait(driver, 5), (By.TAG_NAME, "button"))
    ActionChains(driver).click().perform()
    assert said(driver) == "- clicked clicked"


def test_a_sliver_is_nothing_to_aim_at(show: Show) -> None:
    driver = show(button("go.onclick = () => say('clicked')") + COVERED_IN_ITS_MIDDLE.format(left=90, width=128))
    with pytest.raises(ActionFailed, match='button "Go" is covered by <div id="sign"> "New"'):
        act(driver, "click", "button")
    assert said(driver) == "-"


def test_a_control_in_it_is_no_free_part_of_it(show: Show) -> None:
    driver = show(
        STATUS
        + "<div role=link aria-label=Card tabindex=0 onclick=say('card') style='position:relative;width:300px'>"
        + "<button style='width:100%;height:80px' onclick=say('button')>Remove</button></div>"
        + "<div id=sign style='position:absolute;left:100px;top:0;width:120px;height:200px'>New</div>"
    )
    with pytest.raises(ActionFailed, match='link "Card" is covered by <div id="sign"'):
        act(driver, "click", "link")
    assert said(driver) == "-"


def test_what_is_free_in_its_frame_may_be_covered_from_outside(show: Show) -> None:
    inner = "<body style='margin:0'><button style='width:120px;height:40px'>In</button><p id=sign>New</p>"
    style = "<style>#sign { position: absolute; left: 40px; top: 0; margin: 0; width: 80px; height: 40px }</style>"
    driver = show(
        STATUS
        + f'<iframe srcdoc="{style}{inner}"></iframe>'
        + "<div id=veil style='position:fixed;inset:0' onpointerdown=say('hit')>Wait</div>"
    )
    with pytest.raises(ActionFailed, match='button "In" is covered by'):
        act(driver, "click", "button")
    assert said(driver) == "-"


def test_a_box_covered_in_its_middle_is_ticked(show: Show) -> None:
    box = "<input type=checkbox aria-label=Terms style='position:absolute;left:100px;top:60px;width:60px;height:40px'>"
    driver = show(STATUS + box + COVERED_IN_ITS_MIDDLE.format(left=90, width=50))
    assert act(driver, "check", "checkbox") == "free"
    tick_free_part(WebDriverWait(driver, 5), (By.TAG_NAME, "input"), until=True)
    assert driver.find_element(By.TAG_NAME, "input").is_selected()
    tick_free_part(WebDriverWait(driver, 5), (By.TAG_NAME, "input"), until=False)
    assert not driver.find_element(By.TAG_NAME, "input").is_selected()
    assert said(driver) == "-"


def test_what_only_looks_may_be_done_to_what_is_disabled(show: Show) -> None:
    driver = show(STATUS + "<span onmouseenter=say('why')><button disabled>Go</button></span>")
    act(driver, "hover", "button")
    assert said(driver) == "- why"
    with pytest.raises(ActionFailed, match="is disabled"):
        act(driver, "double click", "button")


@pytest.mark.parametrize(
    ("page", "held", "where", "other", "order"),
    [
        (DOWN, "A", "after", "B", "BAC"),
        (DOWN, "C", "before", "B", "ACB"),
        (ACROSS, "C", "before", "A", "CAB"),
        (ACROSS, "A", "after", "C", "BCA"),
    ],
)
def test_things_are_dropped_before_and_after_others(
    show: Show, page: str, held: str, where: str, other: str, order: str
) -> None:
    driver = show(STATUS + page)
    snapshot = observe(driver)
    items = {node.text: node.ref for node in snapshot.nodes if node.role == "listitem"}
    perform(driver, "drag", items[held], where, snapshot, items[other])
    assert said(driver) == f"- {order}"


def test_html_drag_and_drop_hands_its_data_over(show: Show) -> None:
    driver = show(
        STATUS
        + "<button draggable=true ondragstart=\"event.dataTransfer.setData('text/plain', 'lamp')\">Lamp</button>"
        + "<div style='height:4000px'></div><div ondragover=event.preventDefault() style='height:80px' "
        + "ondrop=\"event.preventDefault(); say(event.dataTransfer.getData('text/plain'))\">Cart</div>"
    )
    assert act(driver, "drag", "button", onto="Cart") == "native"
    assert said(driver) == "- lamp"


POINTER_DRAG = """
<style>[role=img] { position: absolute; width: 40px; height: 40px; background: #ccc; touch-action: none }</style>
<div role=img aria-label=Piece style="left:20px;top:100px"></div>
<script>
const piece = document.querySelector("[role=img]");
let from = null;
piece.onpointerdown = (event) => { from = [event.clientX, event.clientY]; piece.setPointerCapture(event.pointerId) };
piece.onpointermove = (event) => {
  if (from) piece.style.translate = `${event.clientX - from[0]}px ${event.clientY - from[1]}px`;
};
piece.onpointerup = (event) => { from = null; say(piece.style.translate) };
</script>
"""


def test_a_drag_by_an_offset_moves_by_just_that(show: Show) -> None:
    driver = show(STATUS + POINTER_DRAG)
    act(driver, "drag", "img", "120,-35")
    assert said(driver) == "- 120px -35px"


def test_no_drag_leaves_the_window(show: Show) -> None:
    driver = show(STATUS + POINTER_DRAG)
    with pytest.raises(ActionFailed, match="outside of the window"):
        act(driver, "drag", "img", "9000,0")


@pytest.mark.parametrize(("role", "onto"), [("button", "Inside"), ("img", "Cart")], ids=["into", "out of"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=["same origin", "another origin"])
def test_a_drag_across_frames_is_refused_by_the_names_of_both(
    driver: WebDriver, site: Site, role: str, onto: str, host: str
) -> None:
    hears = "<body onpointerdown='document.title = 1' onmousedown='document.title = 1'>"
    site.pages["/in"] = (
        f"{hears}<p>Inside</p><p>There</p><div role=img aria-label=Piece style='width:9px;height:9px'></div>"
    )
    frame = f"<iframe src={site.address('/in', host)}></iframe>"
    site.pages["/"] = f"<title>Quiet</title>{hears}<button>Lamp</button><p>Cart</p>{frame}"
    driver.get(site.address("/"))
    names = {"button": 'button "Lamp" and paragraph "Inside"', "img": 'img "Piece" and paragraph "Cart"'}
    with pytest.raises(ActionFailed, match=f"{names[role]} are in different frames: no drag leaves its frame"):
        act(driver, "drag", role, onto=onto)
    assert driver.title == "Quiet"


LONG = "<div style='height:3000px'>Long</div><button>End</button>"


def position(driver: WebDriver) -> int:
    found: int = driver.execute_script("return Math.round(scrollY)")
    return found


def test_the_page_scrolls_by_what_is_seen_and_to_its_ends(show: Show) -> None:
    driver = show(LONG)
    height = driver.execute_script("return innerHeight")
    act(driver, "scroll", text="down")
    assert position(driver) == pytest.approx(0.8 * height, abs=2)
    act(driver, "scroll", text="up")
    assert position(driver) == 0
    act(driver, "scroll", text="bottom")
    assert position(driver) == driver.execute_script("return document.documentElement.scrollHeight - innerHeight")
    act(driver, "scroll", text="top")
    assert position(driver) == 0


def test_a_thing_is_scrolled_into_view(show: Show) -> None:
    driver = show(LONG)
    act(driver, "scroll", "button")
    top, bottom = driver.execute_script(
        "const box = document.querySelector('button').getBoundingClientRect();"
        "return [box.top, box.bottom - innerHeight]"
    )
    assert top >= 0 >= bottom


def test_a_container_scrolls_for_itself(show: Show) -> None:
    driver = show(f"<div role=log aria-label=Chat style='height:200px;overflow:auto'>{LONG}</div>{LONG}")
    act(driver, "scroll", "log", "down")
    assert driver.execute_script("return Math.round(document.querySelector('[role=log]').scrollTop)") == 160
    assert position(driver) == 0


def test_where_a_pane_holds_the_page_the_pane_scrolls(show: Show) -> None:
    driver = show(f"<main style='height:90vh;overflow:auto'>{LONG}</main>")
    act(driver, "scroll", text="bottom")
    assert driver.execute_script("return document.querySelector('main').scrollTop") > 1000


def test_what_shows_under_the_mouse_only_is_clicked_in_a_manner_that_does_not_wait_to_see_it(show: Show) -> None:
    driver = show(
        "<style>input { opacity: 0 } tr:hover input { opacity: 1 }</style>"
        "<table><tr><td><input type=checkbox aria-label=Lamp><td>Lamp</table>"
    )
    assert not driver.find_element("css selector", "input").is_displayed()
    assert act(driver, "check", "checkbox") == "reached"
    assert driver.find_element("css selector", "input").is_selected()
