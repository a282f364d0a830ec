from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.actions import ACTIONS
from pytest_lam.browser import observe, perform, settle
from pytest_lam.browser.acting import ON_NODE, ON_PAGE
from pytest_lam.errors import ActionFailed, BrowserProblem
from pytest_lam.export.templates.pages import set_view_size
from pytest_lam.settings import Limits

from .conftest import Site
from .doing import said

Show = Callable[[str], WebDriver]


def act(driver: WebDriver, action: str, role: str = "", text: str = "", name: str = "") -> str:
    snapshot = observe(driver)
    found = [node for node in snapshot.nodes if node.role == role and (not name or node.name == name)]
    ref = found[0].ref if role else None
    return perform(driver, action, ref, text, snapshot)


def value(driver: WebDriver, tag: str = "input") -> object:
    return driver.find_element(By.TAG_NAME, tag).get_property("value")


def test_every_action_can_be_carried_out() -> None:
    assert set(ON_PAGE) | set(ON_NODE) == set(ACTIONS) - {"remember"}  # which only reads


def test_addresses_are_opened_left_and_loaded_again(driver: WebDriver, site: Site) -> None:
    site.pages.update({"/one": "<p>One</p>", "/two": "<p>Two</p>"})
    act(driver, "navigate", text=site.address("/one"))
    act(driver, "navigate", text=site.address("/two"))
    act(driver, "back")
    assert observe(driver).text == "One"
    act(driver, "forward")
    assert observe(driver).text == "Two"
    act(driver, "back")
    site.pages["/one"] = "<p>One again</p>"
    act(driver, "reload")
    assert observe(driver).text == "One again"


def test_a_server_that_is_not_there_is_named_as_the_problem(driver: WebDriver, site: Site) -> None:
    site.close()
    with pytest.raises(BrowserProblem, match="nothing answers at that address"):
        act(driver, "navigate", text=site.address("/"))


def test_a_click_reaches_what_is_far_below(show: Show) -> None:
    driver = show("<div style='height:5000px'></div><button onclick=\"this.textContent = 'Clicked'\">Go</button>")
    assert act(driver, "click", "button") == "native"
    assert "Clicked" in observe(driver).text


def test_a_click_that_would_reach_a_cover_is_refused_by_name(show: Show) -> None:
    driver = show(
        "<button onclick=\"this.textContent = 'Clicked'\">Go</button>"
        "<div role=dialog id=banner style='position:fixed;inset:0;background:white'>We use cookies</div>"
    )
    with pytest.raises(
        ActionFailed, match='button "Go" is covered by <div id="banner" role="dialog"> "We use cookies"'
    ):
        act(driver, "click", "button")
    assert driver.find_element(By.TAG_NAME, "button").get_property("textContent") == "Go"


def test_a_hidden_tick_box_is_ticked_by_its_label(show: Show) -> None:
    driver = show(
        '<label><input type=checkbox style="opacity:0;width:0;height:0;position:absolute">'
        '<span style="display:inline-block;width:40px;height:20px;background:red"></span></label>'
    )
    assert act(driver, "check", "checkbox") == "label"
    assert driver.find_element(By.TAG_NAME, "input").is_selected()


def test_a_field_that_is_never_empty_is_typed_over(show: Show) -> None:
    never = "<script>n.onchange = n.oninput = () => { if (!n.value) n.value = 1 }</script>"
    driver = show(f"<input id=n type=number aria-label=Seats value=1>{never}")
    assert act(driver, "fill", "spinbutton", "3") == "keys"
    assert driver.find_element(By.ID, "n").get_property("value") == "3"


def test_a_list_whose_field_is_hidden_behind_its_face_is_opened_by_its_label(show: Show) -> None:
    driver = show(
        '<label for=c><span>Class</span> <b style="cursor:pointer">Economy</b>'
        "<input id=c role=combobox aria-label=Class readonly value=Economy aria-expanded=false"
        ' style="opacity:0;width:1px;height:1px;position:absolute"></label><p role=status></p>'
        "<script>c.onclick = () => document.querySelector('p').textContent = 'open'</script>"
    )
    shown = next(node for node in observe(driver).nodes if node.role == "combobox")
    assert (shown.name, shown.value, shown.visible) == ("Class", "Economy", True)
    assert act(driver, "click", "combobox") == "label"
    assert said(driver) == "open"


def test_a_hidden_tick_box_whose_label_begins_with_a_link_is_ticked_by_key(show: Show) -> None:
    driver = show(
        "<label><input type=checkbox style='opacity:0;width:0;height:0;position:absolute'>"
        "<a href='#terms'>The terms and conditions</a> are mine</label>"
    )
    assert act(driver, "check", "checkbox") == "keys"
    assert driver.find_element(By.TAG_NAME, "input").is_selected()
    assert "#terms" not in driver.current_url


def test_a_cover_outside_of_a_frame_is_named_too(show: Show) -> None:
    driver = show(
        "<iframe srcdoc='<button>In</button>'></iframe><div id=busy style='position:fixed;inset:0'>Busy</div>"
    )
    with pytest.raises(ActionFailed, match='button "In" is covered by <div id="busy"'):
        act(driver, "click", "button")


def test_a_click_in_frames_and_shadow_roots_returns_to_the_top(driver: WebDriver, site: Site) -> None:
    site.pages["/inner"] = (
        "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML ="
        " '<button onclick=\"this.textContent = `Clicked`\">Go</button>'</script>"
    )
    site.pages["/"] = f'<h1>Top</h1><iframe src="{site.address("/inner", "localhost")}"></iframe>'
    driver.get(site.address("/"))
    act(driver, "click", "button")
    assert driver.find_element(By.TAG_NAME, "h1").text == "Top"
    assert observe(driver).text == "Top Clicked"


def test_what_is_gone_or_disabled_is_not_acted_on(show: Show) -> None:
    driver = show("<button id=a>Old</button><button id=b disabled>Off</button>")
    snapshot = observe(driver)
    old, off = (node for node in snapshot.nodes if node.role == "button")
    driver.execute_script("a.replaceWith(a.cloneNode(true))")
    with pytest.raises(ActionFailed, match='button "Old" is no longer on the page'):
        perform(driver, "click", old.ref, "", snapshot)
    with pytest.raises(ActionFailed, match='button "Off" is disabled'):
        perform(driver, "click", off.ref, "", snapshot)
    driver.refresh()
    observe(driver)
    with pytest.raises(ActionFailed, match="no longer on the page"):
        perform(driver, "click", old.ref, "", snapshot)


def test_a_field_is_emptied_before_it_is_filled(show: Show) -> None:
    driver = show("<input aria-label=Name value=Grace>")
    assert act(driver, "fill", "textbox", "Ada") == "native"
    assert value(driver) == "Ada"
    act(driver, "clear", "textbox")
    assert value(driver) == ""


def test_what_is_typed_is_in_no_log(show: Show, caplog: pytest.LogCaptureFixture) -> None:
    driver = show("<input aria-label=Name>")
    caplog.set_level(logging.DEBUG)
    act(driver, "fill", "textbox", "s3cret")
    assert observe(driver).nodes[1].value == "s3cret"
    assert caplog.records
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize(
    ("action", "role"), [("fill", "spinbutton"), ("fill", "textbox"), ("select", "combobox"), ("press", "textbox")]
)
def test_what_failed_to_be_typed_is_in_no_message(show: Show, action: str, role: str) -> None:
    driver = show("<input type=number><input type=date><select><option>A</select>")
    with pytest.raises(ActionFailed) as failure:
        act(driver, action, role, "s3cret")
    assert "s3cret" not in str(failure.value)


def test_a_read_only_field_is_not_filled(show: Show) -> None:
    driver = show("<input aria-label=Name readonly value=Grace>")
    with pytest.raises(ActionFailed, match='textbox "Name" is read-only'):
        act(driver, "fill", "textbox", "Ada")


@pytest.mark.parametrize(
    ("kind", "role", "text", "manner"),
    [
        ("date", "textbox", "2026-11-22", "script"),
        ("time", "textbox", "13:45", "script"),
        ("datetime-local", "textbox", "2026-11-22T13:45", "script"),
        ("month", "textbox", "2026-11", "script"),
        ("week", "textbox", "2026-W47", "script"),
        ("range", "slider", "70", "script"),
        ("color", "textbox", "#1a2b3c", "script"),
        ("number", "spinbutton", "12.5", "native"),
        ("text", "textbox", "Ünï\u4f60", "native"),
        ("text", "textbox", "Party 🎉", "script"),
    ],
)
def test_every_kind_of_field_takes_its_value_and_tells_the_page(
    show: Show, kind: str, role: str, text: str, manner: str
) -> None:
    driver = show(f'<input type={kind} step=any oninput="told.textContent = this.value"><p id=told></p>')
    assert act(driver, "fill", role, text) == manner
    assert value(driver) == text
    assert text in observe(driver).text


@pytest.mark.parametrize(
    ("kind", "role", "text"),
    [
        ("date", "textbox", "22.11.2026"),
        ("number", "spinbutton", "many"),
        ("range", "slider", "700"),
        ("color", "textbox", "red"),
    ],
)
def test_a_field_that_drops_the_value_fails(show: Show, kind: str, role: str, text: str) -> None:
    driver = show(f"<input type={kind} aria-label=It>")
    with pytest.raises(ActionFailed, match="did not take that value: it takes"):
        act(driver, "fill", role, text)


def test_a_rich_text_is_typed_over(show: Show) -> None:
    driver = show("<div contenteditable aria-label=Note>Old <b>text</b></div>")
    assert act(driver, "fill", "textbox", "New text") == "keys"
    assert observe(driver).text == "New text"
    act(driver, "clear", "textbox")
    assert observe(driver).text == ""


def test_options_are_chosen_by_what_they_say(show: Show) -> None:
    driver = show(
        '<select aria-label=Size onchange="told.textContent = value"><option>Small<option value=l> Very \n large'
        "<option disabled>Huge</select><p id=told></p>"
    )
    act(driver, "select", "combobox", "Very large")
    assert (value(driver, "select"), observe(driver).nodes[-1].text) == ("l", "l")
    act(driver, "select", "combobox", "small")
    assert value(driver, "select") == "Small"
    with pytest.raises(ActionFailed, match="has no option of that name; it has Small, Very large, Huge"):
        act(driver, "select", "combobox", "Tiny")
    with pytest.raises(ActionFailed, match=r'option "Huge" .* is disabled'):
        act(driver, "select", "combobox", "Huge")


def test_in_a_list_of_many_an_option_is_taken_out(show: Show) -> None:
    driver = show("<select multiple><option selected>Red<option selected>Blue<option>Green</select>")
    act(driver, "deselect", "listbox", "blue")
    act(driver, "deselect", "listbox", "Green")
    assert value_of_options(driver) == ["Red"]
    driver = show("<select><option>Red</select>")
    with pytest.raises(ActionFailed, match="takes one option only"):
        act(driver, "deselect", "combobox", "Red")


def value_of_options(driver: WebDriver) -> list[str]:
    return [option.text for option in driver.find_elements(By.TAG_NAME, "option") if option.is_selected()]


def test_in_a_list_of_many_an_option_is_added(show: Show) -> None:
    driver = show("<select multiple aria-label=Colours><option selected>Red<option>Green<option>Blue</select>")
    act(driver, "select", "listbox", "Blue")
    assert observe(driver).nodes[1].value == "Red, Blue"


def test_checking_clicks_only_what_is_not_so_yet(show: Show) -> None:
    driver = show("<input type=checkbox aria-label=Terms onclick=\"told.textContent += 'x'\"><p id=told></p>")
    for action in ("check", "check", "uncheck", "uncheck"):
        act(driver, action, "checkbox")
    assert observe(driver).text == "xx"


def test_a_switch_is_checked_by_its_state(show: Show) -> None:
    driver = show(
        "<div role=switch aria-checked=false tabindex=0 onclick=\"this.setAttribute('aria-checked', 'true')\">"
        "Dark</div>"
    )
    act(driver, "check", "switch")
    act(driver, "check", "switch")
    assert "checked" in observe(driver).nodes[1].states


def test_a_radio_button_is_not_unchecked(show: Show) -> None:
    driver = show("<input type=radio checked aria-label=Express>")
    with pytest.raises(ActionFailed, match="unchecked by checking another"):
        act(driver, "uncheck", "radio")


def test_a_tick_box_that_does_not_stay_ticked_fails(show: Show) -> None:
    driver = show("<input type=checkbox aria-label=Terms onclick='return false'>")
    with pytest.raises(ActionFailed, match="was clicked, but is not checked"):
        act(driver, "check", "checkbox")


def test_keys_go_to_the_target_or_to_the_focus(show: Show) -> None:
    driver = show(
        "<input aria-label=Name value=Grace onkeydown=\"if (event.key == 'Enter') told.textContent = value\">"
        "<p id=told></p>"
    )
    act(driver, "press", "textbox", "Control+A")
    act(driver, "press", text="A")
    act(driver, "press", text="enter")
    assert observe(driver).text == "A"
    with pytest.raises(ActionFailed, match="no key is called that"):
        act(driver, "press", text="Entre")


def test_a_key_is_pressed_as_often_as_it_says(show: Show) -> None:
    driver = show("<input type=range aria-label=Volume min=0 max=50 value=0>")
    act(driver, "press", "slider", "ARROW_RIGHT*12")
    assert [node.value for node in observe(driver).nodes if node.role == "slider"] == ["12"]


def test_dialogs_are_accepted_dismissed_and_in_the_way(show: Show) -> None:
    driver = show("<button onclick=\"told.textContent = String(prompt('Sure?'))\">Go</button><p id=told></p>")
    with pytest.raises(ActionFailed, match="no dialog of the browser to accept"):
        act(driver, "accept")
    before = observe(driver)
    button = before.nodes[1]
    perform(driver, "click", button.ref, "", before)
    with pytest.raises(ActionFailed, match='dialog of the browser is open: "Sure\\?"'):
        perform(driver, "click", button.ref, "", before)
    act(driver, "accept", text="Yes")
    assert observe(driver).text == "Go Yes"
    act(driver, "click", "button")
    act(driver, "dismiss")
    assert observe(driver).text == "Go null"


def test_a_click_that_opens_a_page_leaves_the_driver_there(driver: WebDriver, site: Site) -> None:
    site.pages.update({"/": "<a href=/next>Next</a>", "/next": "<p>Here</p>"})
    driver.get(site.address("/"))
    act(driver, "click", "link")
    settle(driver, Limits())
    assert observe(driver).url == site.address("/next")


def test_a_rich_text_in_a_frame_is_typed_over(driver: WebDriver, site: Site) -> None:
    site.pages["/editor"] = "<body contenteditable aria-label=Story><p>Old</p><p>tale</p></body>"
    site.pages["/"] = "<iframe src=/editor></iframe>"
    driver.get(site.address("/"))
    assert act(driver, "fill", "textbox", "Once upon a time") == "keys"
    assert observe(driver).text == "Once upon a time"


def test_a_prompt_takes_a_text_and_a_question_does_not(show: Show) -> None:
    driver = show("<button onclick=\"this.textContent = prompt('Name?') ?? confirm('Sure?')\">Ask</button>")
    act(driver, "click", "button")
    act(driver, "accept", text="Ada")
    assert "Ada" in observe(driver).text
    act(driver, "click", "button")
    act(driver, "dismiss")
    with pytest.raises(ActionFailed, match='dialog "Sure\\?" takes no text'):
        act(driver, "accept", text="Ada")
    act(driver, "dismiss")


VIEW = "return `${innerWidth}x${innerHeight}`"


@pytest.fixture
def resizable(show: Show) -> Iterator[WebDriver]:
    """The driver on a page that knows phones from desktops; afterwards with a view as large as before."""
    driver = show(
        "<style>p { display: none } @media (width: 390px) and (height: 844px) { p { display: block } }</style><p>Phone"
    )
    before = driver.execute_script(VIEW)
    yield driver
    act(driver, "resize", text=before)
    assert driver.execute_script(VIEW) == before


def test_a_size_is_that_of_the_view_that_the_page_has(resizable: WebDriver) -> None:
    for size in ("800x600", "390x844"):
        act(resizable, "resize", text=size)
        assert resizable.execute_script(VIEW) == size
    assert observe(resizable).text == "Phone"


def test_plain_code_gives_the_page_the_same_size(resizable: WebDriver) -> None:
    set_view_size(WebDriverWait(resizable, 5), 390, 844)
    assert observe(resizable).text == "Phone"


def test_a_size_that_a_desktop_refuses_is_no_success(resizable: WebDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resizable, "set_window_size", lambda width, height: None)
    with pytest.raises(ActionFailed, match="can't be made so that its page has 390x844"):
        act(resizable, "resize", text="390x844")


def test_a_pause_lasts_as_long_as_the_step_says(show: Show) -> None:
    driver = show(
        "<p>early</p><script>setTimeout(() => { document.querySelector('p').textContent = 'late' }, 600)</script>"
    )
    act(driver, "pause", text="0.7")
    assert observe(driver).text == "late"


@pytest.mark.parametrize(
    ("around", "manner"),
    [
        ("<p style='height:2000px'></p>{}", "native"),
        ("<p style='height:2000px'></p>{}<br><br><br><footer style='position:fixed;bottom:0'>Save</footer>", "reached"),
        ("{}<p style='height:2000px'></p><footer style='position:fixed;bottom:0'>Save</footer>", "native"),
        ("<header style='position:sticky;top:0'>Top</header><p style='height:2000px'></p>{}", "reached"),
        ("<header style='position:sticky;top:0'>Top</header><div>{}</div>", "native"),
        ("<div style='height:99vh;overflow:auto'><header style='position:sticky;top:0'>Top</header>"
         "<p style='height:2000px'></p>{}</div>", "reached"),
    ],
)  # fmt: skip
def test_a_click_that_a_bar_could_catch_says_so(show: Show, around: str, manner: str) -> None:
    assert (
        act(show("<style>body{margin:0}</style>" + around.format("<button>Go</button>")), "click", "button") == manner
    )
