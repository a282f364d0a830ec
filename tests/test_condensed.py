"""The text form of a snapshot: everything that can be perceived is in it, once, and leads back to its node."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_lam.condensed import Condensed, condense, condense_changes
from pytest_lam.condensed.notation import FIRST_OPTIONS, INTERACTIVE, MANY_OPTIONS
from pytest_lam.snapshot import Node, Option, Snapshot

NOTATION = re.compile(r"\\(.)|\[([a-z]*\d+) ?|\]")


HEADERS = ((3, "Name"), (4, "Role"), (5, "Active"))


def references(condensed: Condensed) -> list[str]:
    """All references in a text, those that it quotes from the page apart."""
    return [match[2] for match in NOTATION.finditer(condensed.text) if match[2]]


def snapshot_of(*nodes: Node) -> Snapshot:
    return Snapshot("http://shop.example/cart?x=1", "Cart", nodes)


def said(condensed: Condensed) -> str:
    """The text without its notation, white space and case."""
    return "".join(NOTATION.sub(lambda match: match[1] or "", condensed.text).casefold().split())


def missing_words(snapshot: Snapshot, condensed: Condensed) -> set[str]:
    everything = said(condensed)
    return {word for word in snapshot.text.casefold().split() if word not in everything}


def missing_controls(snapshot: Snapshot, condensed: Condensed) -> list[Node]:
    written = {condensed.ref(reference) for reference in references(condensed)}
    written |= {ref for reference, ref in condensed.refs.items() if "." in reference}
    return [node for node in snapshot.nodes if node.visible and node.role in INTERACTIVE and node.ref not in written]


WORDS = st.text("ab [b1]|{}\\=~#x", max_size=12).map(lambda text: " ".join(text.split()))
ROLES = st.sampled_from(
    [
        *sorted(INTERACTIVE),
        "generic",
        "paragraph",
        "heading",
        "list",
        "listitem",
        "main",
        "navigation",
        "dialog",
        "status",
        "table",
        "row",
        "cell",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> Snapshot:
    """A tree of nodes whose texts are made of their own and those inside, as a page's are."""
    size = draw(st.integers(1, 12))
    parents = [None, *(draw(st.integers(0, number - 1)) for number in range(1, size))]
    roles = ["document", *(draw(ROLES) for _ in range(1, size))]
    own = [draw(WORDS) for _ in range(size)]
    names = [draw(WORDS) if role in INTERACTIVE else "" for role in roles]
    tags = [draw(st.sampled_from(["div", "label", "b", "span"])) for _ in range(size)]
    order: list[int] = []

    def visit(number: int) -> str:
        order.append(number)
        inside = [visit(child) for child in range(size) if parents[child] == number]
        texts[number] = " ".join(filter(None, [own[number], *inside]))
        return texts[number]

    texts: dict[int, str] = {}
    visit(0)
    nodes = [
        Node(
            ref=f"d:{number}",
            role=roles[number],
            name=names[number],
            tag=tags[number],
            text=texts[number],
            own_text=own[number],
            states=draw(st.frozensets(st.sampled_from(["checked", "disabled", "focused"]))),
            parent=None if parents[number] is None else f"d:{parents[number]}",
        )
        for number in order
    ]
    return snapshot_of(*nodes)


@given(pages())
def test_every_control_has_a_reference_that_leads_back(page: Snapshot) -> None:
    assert missing_controls(page, condense(page)) == []


@given(pages())
def test_every_word_of_the_page_is_there(page: Snapshot) -> None:
    assert missing_words(page, condense(page)) == set()


@given(pages())
def test_no_text_of_the_page_is_taken_for_a_reference(page: Snapshot) -> None:
    condensed = condense(page)
    assert set(references(condensed)) <= condensed.refs.keys()
    opened = [match[0] for match in re.finditer(r"\\.|\[", condensed.text)]
    assert opened.count("[") == len(references(condensed))


@given(pages())
def test_a_node_keeps_its_reference_on_the_next_page(page: Snapshot) -> None:
    first = condense(page)
    fewer = replace(page, nodes=page.nodes[: len(page.nodes) // 2 + 1])
    second = condense(fewer, first)
    assert {ref: reference for reference, ref in second.refs.items()}.items() <= {
        ref: reference for reference, ref in first.refs.items()
    }.items() | {ref: handle for ref, handle in second.handles.items() if ref not in first.refs.values()}.items()


FORM = (
    Node("d:1", "document", text="Your order Name Colour Red Pay Paid"),
    Node("d:2", "heading", "Your order", "h1", "Your order", "Your order", level=1, parent="d:1"),
    Node("d:3", "generic", "", "label", "Name", "Name", parent="d:1"),
    Node("d:4", "textbox", "Name", "input", value="Ada", states=frozenset({"required"}), parent="d:1"),
    Node("d:5", "generic", "", "label", "Colour", "Colour", parent="d:1"),
    Node(
        "d:6",
        "combobox",
        "Colour",
        "select",
        "Red",
        value="Red",
        options=(Option("Red", "r", True), Option("Blue", "b")),
        parent="d:1",
    ),
    Node("d:7", "button", "Pay", "button", "Pay", "Pay", parent="d:1"),
    Node("d:8", "status", "", "p", "Paid", "Paid", parent="d:1"),
    Node("d:9", "button", "Hidden", "button", visible=False, parent="d:1"),
)


def test_a_form_reads_like_this() -> None:
    condensed = condense(snapshot_of(*FORM))
    assert condensed.head == "Cart /cart?x=1"
    assert condensed.text.splitlines() == [
        "#[1 Your order][f2 Name=Ada ~required][s3 Colour{*Red|Blue}][b4 Pay]",
        "status[5 Paid]",
    ]
    assert condensed.ref("b4") == condensed.ref("[b4]") == "d:7"
    assert condensed.ref("b9") is None


def test_a_text_is_written_once_though_label_and_name_say_it_too() -> None:
    counted = Counter(re.findall(r"\w+", condense(snapshot_of(*FORM)).text))
    assert [counted[word] for word in ("Name", "Colour", "Pay", "Paid", "Red")] == [1, 1, 1, 1, 1]


def test_a_table_has_a_line_for_each_row_and_a_reference_for_each_cell() -> None:
    table = (
        Node("d:1", "table", "", "table", "Item Price Lamp £9"),
        Node("d:2", "row", "Item Price", "tr", "Item Price", parent="d:1"),
        Node("d:3", "columnheader", "Item", "th", "Item", "Item", parent="d:2"),
        Node("d:4", "columnheader", "Price", "th", "Price", "Price", parent="d:2"),
        Node("d:5", "row", "Lamp £9", "tr", "Lamp £9", parent="d:1"),
        Node("d:6", "cell", "Lamp", "td", "Lamp", "Lamp", parent="d:5"),
        Node("d:7", "cell", "£9", "td", "£9", "£9", parent="d:5"),
    )
    condensed = condense(snapshot_of(*table))
    assert condensed.text == "table\n [tr1]Item|Price\n [tr2]Lamp|£9"
    assert condensed.ref("tr2.2") == "d:7"


def test_a_cell_behind_empty_ones_stands_under_its_header() -> None:
    table = (
        Node("d:1", "table", "", "table", "Name Role Active Ada Yes"),
        Node("d:2", "row", "", "tr", "Name Role Active", parent="d:1"),
        *(Node(f"d:{n}", "columnheader", name, "th", name, name, parent="d:2") for n, name in HEADERS),
        Node("d:6", "row", "", "tr", "Ada Yes", parent="d:1"),
        Node("d:7", "cell", "Ada", "td", "Ada", "Ada", parent="d:6", headers=("Name",)),
        Node("d:8", "cell", "Yes", "td", "Yes", "Yes", parent="d:6", headers=("Active",)),
    )
    condensed = condense(snapshot_of(*table))
    assert condensed.text == "table\n [tr1]Name|Role|Active\n [tr2]Ada||Yes"
    assert condensed.ref("tr2.3") == "d:8"
    assert condensed.ref("tr2.2") is None


def test_a_sentence_keeps_the_order_of_its_words() -> None:
    sentence = (
        Node("d:1", "paragraph", "", "p", "Press b or press b twice.", "Press b or twice."),
        Node("d:2", "link", "press b", "a", "press b", "press b", parent="d:1"),
    )
    assert condense(snapshot_of(*sentence)).text == "[1 Press b or [a2 press b] twice.]"


@pytest.mark.parametrize("count", [MANY_OPTIONS, MANY_OPTIONS + 40])
def test_a_long_list_is_cut_but_for_what_is_chosen(count: int) -> None:
    options = tuple(Option(f"Town {number}", str(number), number == count - 1) for number in range(count))
    written = condense(snapshot_of(Node("d:1", "combobox", "Town", "select", options=options))).text
    assert written.count("Town ") == (count if count <= MANY_OPTIONS else FIRST_OPTIONS + 1) + 1 * (
        "[s1 Town " in written
    )
    assert f"*Town {count - 1}" in written


def test_of_a_password_not_even_the_length_is_told() -> None:
    field = Node("d:1", "textbox", "Password", "input", value="•" * 17, attributes={"type": "password"})
    assert condense(snapshot_of(field)).text == "[f1 Password=•••]"
    assert condense(snapshot_of(replace(field, value=""))).text == "[f1 Password]"


def test_what_changed_is_told_with_where_it_is() -> None:
    page = snapshot_of(*FORM, *(Node(f"d:{n}", "paragraph", "", "p", f"Line {n}", f"Line {n}") for n in range(20, 40)))
    before = condense(page)
    paid = replace(
        page,
        nodes=tuple(replace(node, text="Due", own_text="Due") if node.ref == "d:8" else node for node in page.nodes),
    )
    after = condense(paid, before)
    assert condense_changes(before, after) == "+status[5 Due]"
    assert condense_changes(before, condense(page, before)) == "nothing changed"


REST = "\n".join(f"[{number} Line {number}]" for number in range(100, 160))


def page_of(*lines: str) -> Condensed:
    """A page of these lines and many others."""
    text = "\n".join((*lines, REST))
    return Condensed("Shop /", text, dict.fromkeys(re.findall(r"(?<!\\)\[([a-z]*\d+)", text), "d:1"))


def changed(before: Condensed, after: Condensed) -> list[str]:
    return condense_changes(before, after).splitlines()


def test_of_what_reads_otherwise_only_that_is_told_and_what_is_gone_is_told_apart() -> None:
    page = page_of("main", " #[1 Cart]", " [b2 Save][b3 Cancel]", " [4 Saved]")
    assert changed(page, page_of("main", " #[1 Cart]", " [b2 Save ~disabled][b3 Cancel]", " [4 Saved]")) == [
        " main",
        "+ [b2 Save ~disabled][b3 Cancel]",
    ]
    assert changed(page, page_of("main", " #[1 Cart]", " [b2 Save]", " [4 Saved]")) == [
        " main",
        "- [b2 Save][b3 Cancel]",
        "+ [b2 Save]",
    ]
    assert changed(page, page_of("main", " #[1 Cart]", " [b2 Save][b3 Cancel]")) == [" main", "- [4 Saved]"]
    quoted = page_of("main", " #[1 Cart]", " [b2 Save][b3 Cancel]", r" [4 Saved \[b9\]]")
    assert changed(quoted, page) == [" main", "+ [4 Saved]"]


def test_of_many_lines_that_went_together_the_first_and_the_last_are_told() -> None:
    items = [f" [a{number} Item {number}]" for number in range(20)]
    assert changed(page_of("main", *items), page_of("main", items[0])) == [
        " main",
        "- [a1 Item 1]",
        "-… 17 more lines",
        "- [a19 Item 19]",
    ]


def test_of_the_lines_around_a_change_the_beginning_is_told() -> None:
    before, after = (page_of("#[1 Lamp][2 A long description]", f" [3 {text}]", "nav") for text in ("Old", "New"))
    assert changed(before, after) == [" #[1 Lamp]…", "+ [3 New]"]


def test_that_the_same_stands_deeper_or_apart_is_no_change() -> None:
    page = page_of("main", " #[1 Cart]", " [b2 Save]")
    assert changed(page, page_of("main", "  #[1 Cart]", "  [b2 Save]")) == ["nothing changed"]
    assert changed(page_of("main", "table", " [tr1]A|B"), page_of("main", " [tr1]A|B")) == ["nothing changed"]


def test_that_time_goes_by_is_no_change_of_the_page() -> None:
    def saved(ago: str, state: str) -> Snapshot:
        lines = [f"Saved {ago}", "Lamp", "Desk", f"State {state}", "Chair", "Table", "Shelf", "Sofa"]
        return snapshot_of(*(Node(f"d:{n}", "heading", "", "h2", one, one) for n, one in enumerate(lines)))

    before = condense(saved("just now", "draft"))
    assert condense_changes(before, condense(saved("2 minutes ago", "draft"), before)) == "nothing changed"
    assert condense_changes(before, condense(saved("1 minute ago", "live"), before)).splitlines() == [
        "+##[4 State live]",
    ]
    earlier = condense(saved("3 days ago", "draft"))
    assert "Saved just now" in condense_changes(earlier, condense(saved("just now", "draft"), earlier))


def test_another_page_is_told_whole() -> None:
    before = condense(snapshot_of(*FORM))
    after = condense(snapshot_of(Node("e:1", "paragraph", "", "p", "Thank you", "Thank you")), before)
    assert condense_changes(before, after) == after.text


def test_a_dialog_of_the_browser_is_all_there_is() -> None:
    assert condense(Snapshot("", "", (), dialog="Delete [b1]?")).text == 'dialog of the browser: "Delete \\[b1\\]?"'


def test_markup_without_end_is_written_flat() -> None:
    nodes = [Node("d:0", "generic", "", "div", "deep", "")]
    nodes += [Node(f"d:{n}", "generic", "", "div", "deep", "", parent=f"d:{n - 1}") for n in range(1, 3000)]
    nodes.append(Node("d:3000", "button", "Deep", "button", "deep", "deep", parent="d:2999"))
    condensed = condense(snapshot_of(*nodes))
    assert [condensed.ref(reference) for reference in references(condensed)] == ["d:3000"]


def test_a_part_without_a_reference_is_told_by_its_words() -> None:
    page = snapshot_of(
        Node("d:1", "document", text="A B C"),
        Node("d:2", "navigation", "Shop", text="A", own_text="A", parent="d:1"),
        Node("d:3", "navigation", "Help", text="B", own_text="B", parent="d:1"),
        Node("d:4", "main", text="C", own_text="C", parent="d:1"),
    )
    parts = {words: condense(page).ref(words) for words in ("nav", "nav 1", "nav 2", 'nav "Help"', "main", "aside")}
    assert parts == {"nav": None, "nav 1": "d:2", "nav 2": "d:3", 'nav "Help"': "d:3", "main": "d:4", "aside": None}


def test_words_of_a_sentence_that_the_page_singles_out_have_a_reference() -> None:
    page = snapshot_of(
        Node("d:1", "paragraph", tag="p", text="Your order is F-5 now", own_text="Your order is now"),
        Node("d:2", "strong", tag="strong", text="F-5", own_text="F-5", parent="d:1", attributes={"data-testid": "no"}),
        Node("d:3", "strong", tag="strong", text="now", own_text="now", parent="d:1"),
    )
    condensed = condense(page)
    assert [reference for reference, ref in condensed.refs.items() if ref == "d:2"]
    assert not [reference for reference, ref in condensed.refs.items() if ref == "d:3"]
