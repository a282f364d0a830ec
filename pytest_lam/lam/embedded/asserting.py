"""Frames that say what is seen, as checks addressed to the page.

What is looked at is chosen by what the step calls it, never by the value that it expects there.
"""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checking import CELL_ROLES, cell_text, collapsed, value_shown
from pytest_lam.checks import Check, Comparison
from pytest_lam.lam import Verify
from pytest_lam.lam.embedded import counting, covering, messages, navigation
from pytest_lam.lam.embedded.evidence import (
    ANY,
    CONTROL,
    CONTROLS,
    FLOOR,
    HOLDS_VALUE,
    ITEMS,
    KINDS,
    MARGIN,
    SHOWN_VALUE,
    TEXT_FIELDS,
    WHOLES,
)
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding, said
from pytest_lam.lam.embedded.layout import paired, value_node
from pytest_lam.lam.embedded.listing import container, headed_by, items_of, main_part, only_of_role
from pytest_lam.lam.embedded.matching import match_quoted, match_words, plain
from pytest_lam.lam.embedded.page import words_of
from pytest_lam.lam.embedded.plurals import including
from pytest_lam.lam.embedded.scene import Outcome, Scene, here, inside, refused
from pytest_lam.lam.embedded.sorts import LISTS
from pytest_lam.lam.embedded.subjects import is_subject, without_subject
from pytest_lam.snapshot import Node

LABELLING = frozenset({"term", "rowheader", "status"})
"""Roles that stand for a value and nothing else."""
HEAD = 0.85
"""The last word of a name is what it is ("the order total" is a total): enough where the page has just that."""
TABLES = frozenset({"table", "grid", "treegrid"})
NATIVE_FIELDS = frozenset({"input", "select", "textarea"})
"""Tags of fields whose value is theirs alone; those that scripts make may show a cross or an arrow beside it."""
ASKING = frozenset({"group", "radiogroup", "form", "search"})
"""Parts of the page that ask: what stands in them are choices, not values that they show."""
PLACES = ("row", "card", "item", "section", "list", "table", "form", "dialog")
PRESSED = frozenset({"button", "link", "menuitem", "tab"})
"""Roles of what is no place, however it is called: "the file list" is never the menu item "File"."""


def heading(frame: Frame, scene: Scene) -> Outcome:
    """Some heading says it; or the title does."""
    return Verify((Check(frame.intent, expected=frame.value, comparison=frame.comparison, negated=frame.negated),))


def text(frame: Frame, scene: Scene) -> Outcome:
    """What is called that shows the text; without a target, the page does."""
    target = without_subject(here(inside(frame.target, frame.place)), scene.snapshot)
    if target is None or target.kind == "page":
        return _on_page(frame, None)
    if target.kind in ("message", "tooltip"):
        return messages.saying(frame, scene) or _on_page(frame, None)
    if target.kind == "heading" and not target.words:
        return heading(replace(frame, intent="heading"), scene)
    if (several := including(frame, target, scene)) is not None:
        return several
    if (nth := nth_item(target, scene)) is not None:
        return _of_item(frame, nth, target.ordinal)
    if frame.comparison == "contains" and _names_place(target):
        subject = navigation.names_itself(target, scene) or is_subject(target, scene.snapshot)
        if target.kind == "" and target.within is None and subject:
            return _on_page(frame, main_part(scene))
        place = container(target, scene)
        if (
            place.node is not None
            and place.node.role in WHOLES
            and (target.kind or _is_headed(target, place.node, scene))
        ):
            return _on_page(frame, place)
    grounding = paired(grounded(target, scene), target, scene)
    if grounding.node is None:
        place = container(target, scene)
        if place.node is None or place.node.role not in WHOLES - ASKING:
            return refused(grounding)
        grounding = place
    node = grounding.node
    if frame.comparison == "contains" and node is not None and node.role == "heading":
        return _on_page(frame, Grounding((), headed_by(node, scene)))
    return Verify((_shown(frame, target, grounding, scene),), grounding.candidates)


def grounded(target: Phrase, scene: Scene) -> Grounding:
    """What shows the value; of several things that are called alike the one that is made to label or hold a value."""
    if not target.words:
        grounding = scene.ground(target, ANY)
        if grounding.problem != "missing" or not target.noun:
            return grounding
        target = Phrase(target.noun, quoted=True, within=target.within)  # nothing is a menu, but a field is called so
    grounding = scene.ground(target if target.kind == "badge" else replace(target, kind=""), SHOWN_VALUE)
    if grounding.node is not None and target.kind in PLACES and grounding.node.role in PRESSED:
        return Grounding(grounding.candidates, problem="missing", reason=f"no {said(target)} on {scene.grounder.where}")
    if grounding.node is not None and (field := _labelled(grounding.node, grounding, scene)) is not None:
        return field
    if grounding.problem == "missing" and not target.quoted and len(words_of(target.words)) > 1:
        grounding = _by_part(target, grounding, scene)
    if grounding.problem == "missing" and not target.quoted and target.words == target.noun:
        grounding = only_of_role(target.noun, scene) or grounding
    if grounding.problem != "ambiguous":
        return grounding
    best = grounding.candidates[0].score - MARGIN
    equals = [scene.snapshot.by_ref[c.ref] for c in grounding.candidates if c.score > best]
    of_kind = [n for n in equals if n.role in KINDS.get(target.kind, {})]
    labels, fields = [n for n in equals if n.role in LABELLING], [n for n in equals if _is_field(n)]
    matter = [[node for node in group if not scene.page.is_aside(node)] for group in (labels, fields)]
    meant = next((group for group in (of_kind, *matter, labels, fields) if group), [])
    if len(meant) != 1:
        return grounding
    return Grounding(tuple(c for c in grounding.candidates if c.ref == meant[0].ref), meant[0])


def _labelled(node: Node, grounding: Grounding, scene: Scene) -> Grounding | None:
    """The field that a plain text of the very same words is the label of: that shows the value, disabled or not."""
    if _is_field(node) or node.role in CONTROLS:
        return None
    fields = [scene.snapshot.by_ref[one.ref] for one in grounding.candidates]
    fields = [field for field in fields if _is_field(field) and plain(field.name or field.label) == plain(node.text)]
    if len(fields) != 1:
        return None
    return Grounding(tuple(one for one in grounding.candidates if one.ref == fields[0].ref), fields[0])


def _by_part(target: Phrase, grounding: Grounding, scene: Scene) -> Grounding:
    """By the phrase's last word; or, where that only tells what is measured ("delivery cost"), by the rest."""
    *first, last = words_of(target.words)
    part, floor = (" ".join(first), FLOOR) if last in scene.words.measures else (last, HEAD)
    shorter = scene.ground(replace(target, kind="", words=part, whole=""), SHOWN_VALUE)
    return shorter if shorter.candidates and shorter.candidates[0].score >= floor else grounding


def _names_place(target: Phrase) -> bool:
    """Whether the phrase may name a part of the page rather than a value on it."""
    return target.kind in PLACES or (target.kind == "" and not target.quoted)


def _is_headed(target: Phrase, place: Node, scene: Scene) -> bool:
    """Whether the words name the place: itself, or by a heading in it; and not just a field that it holds."""
    return any(one.node.ref == place.ref or one.node.role == "heading" for one in scene.grounder.places(target))


def nth_item(target: Phrase, scene: Scene) -> Node | None:
    """The item that "the first product" is, of the list of them."""
    if target.ordinal is None or target.quoted:
        return None
    items = items_of(target, scene)
    at = target.ordinal - 1 if target.ordinal > 0 else len(items) + target.ordinal
    return items[at] if 0 <= at < len(items) else None


def _of_item(frame: Frame, item: Node, nth: int | None) -> Outcome:
    """Of an item that is made of several texts the step can only say one."""
    comparison: Comparison = "contains" if frame.comparison == "equals" else frame.comparison
    return Verify((Check("text", item.ref, frame.value, comparison, frame.negated, nth=nth),))


def _on_page(frame: Frame, within: Grounding | None) -> Verify:
    ref = within.node.ref if within is not None and within.node is not None else None
    comparison: Comparison = "matches" if frame.comparison == "matches" else "contains"
    return Verify((Check("text", ref, frame.value, comparison, frame.negated),))


def _shown(frame: Frame, target: Phrase, grounding: Grounding, scene: Scene) -> Check:
    """The check of what stands in, or beside, what the target means."""
    node = scene.snapshot.by_ref[grounding.candidates[0].ref]
    plain = Check(
        "value",
        node.ref,
        frame.value,
        frame.comparison,
        frame.negated,
        within=grounding.within,
        within_text=grounding.within_text,
        within_nth=nth_place(target),
    )
    if _is_field(node):
        signed = node.tag not in NATIVE_FIELDS and _says_more(node, target, str(frame.value), scene)
        return replace(plain, comparison="contains") if signed and plain.comparison == "equals" else plain
    if len(fields := [inner for inner in scene.snapshot.descendants(node) if _is_field(inner)]) == 1 and not node.text:
        return replace(plain, target=fields[0].ref)  # a cell that only holds a field
    if node.role in ITEMS or (node.role in WHOLES and len(scene.snapshot.children(node)) > 1):
        return replace(plain, name="text", comparison="contains")
    if target.quoted and match_quoted(target.words, node.text) and (of_row := _of_row(plain, node, scene)) is not None:
        return of_row
    beside = value_node(node, target, scene)
    if _is_field(beside):
        return replace(plain, target=beside.ref)
    check = replace(plain, name="text", target=beside.ref)
    if check.comparison == "equals" and _says_more(beside, target, str(frame.value), scene):
        return replace(check, comparison="contains")
    return check


def nth_place(target: Phrase) -> int | None:
    """The number by which alone the step tells the place of the target: the title in the first row."""
    place = target.within
    return place.ordinal if place is not None and not place.words else None


def _of_row(plain: Check, node: Node, scene: Scene) -> Check | None:
    """A thing named in a row of a table stands for the row: "the order "1001" is "Open"" is about any of its cells."""
    row = scene.snapshot.get(scene.page.item_around(node.ref))
    if row is None or row.role != "row" or plain.within is not None or not isinstance(plain.expected, str):
        return None
    table = next((outer.ref for outer in scene.snapshot.ancestors(row) if outer.role in TABLES), None)
    cells = (("", cell_text(_cell(node, scene), scene.snapshot)), ("", plain.expected))
    return Check("row", table, negated=plain.negated, cells=cells)


def _cell(node: Node, scene: Scene) -> Node:
    """The cell that the node is or is in."""
    ways = (scene.snapshot.by_ref[ref] for ref in scene.page.way_up[node.ref])
    return next((outer for outer in ways if outer.role in CELL_ROLES), node)


def _is_field(node: Node) -> bool:
    return node.role in TEXT_FIELDS or bool(node.options) or node.role in ("combobox", "slider")


def _says_more(node: Node, target: Phrase, expected: str, scene: Scene) -> bool:
    """Whether the text is the value with its own label or a sign about it: "Total: $39.90" for "39.90"."""
    if collapsed(node.text) == collapsed(expected):
        return False
    words, wanted, label = words_of(node.text), words_of(expected), words_of(target.words)
    if not wanted or words == wanted:
        return words == wanted
    rest = words[: -len(wanted)]
    match = (
        match_words(target.words, " ".join(rest), scene.words.synonyms, scene.page.rarity) if rest and label else None
    )
    return words[-len(wanted) :] == wanted and match is not None


def see(frame: Frame, scene: Scene) -> Outcome:
    """Something is there: a control, a heading, a page, a message, a text; the phrase tells which."""
    target = inside(frame.target, frame.place)
    if target is None:
        return _on_page(frame, None)
    if frame.value is not None and (frame.target is None or not target.words):
        return text(frame, scene)
    if target.kind == "page" and target.ordinal is not None and not target.words:
        return _turned_to(frame, target, scene)
    if target.kind == "page" and not target.words and scene.step.type != "then":
        return Verify(())  # it has loaded, or there would be none to look at
    if target.kind == "page":
        return navigation.address(replace(frame, intent="address", value=None), scene)
    if target.kind == "heading" and target.words:
        comparison: Comparison = "equals" if target.quoted else "contains"
        return Verify((Check("heading", expected=target.words, comparison=comparison, negated=frame.negated),))
    if target.kind in KINDS and target.kind not in ("message", "tooltip", "badge"):
        return covering.claimed(frame, target, scene) or _present(frame, target, scene)
    if target.quoted or target.kind in ("message", "tooltip"):
        return _text_in(replace(frame, value=target.words, target=target), target, scene)
    return _something(frame, target, scene)


def _turned_to(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """The second page of what a list shows: the page of that number is the current one."""
    grounding = scene.ground(Phrase(str(target.ordinal), quoted=True), CONTROL)
    if grounding.node is None:
        return refused(grounding)
    return Verify((Check("state", grounding.node.ref, "current", negated=frame.negated),), grounding.candidates)


def _text_in(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """The words stand in the place that is named, or on the page."""
    if target.kind == "message" and target.words and not (target.noun or target.quoted):
        return messages.told(frame, scene)  # no noun tells its sort: the words are what it says
    if target.kind in ("message", "tooltip") and not target.quoted and (some := messages.some(frame, target, scene)):
        return some
    if target.within is None or target.within.kind == "page":
        return _on_page(frame, None)
    place = container(target.within, scene)
    if place.node is None:
        return refused(place)
    return _on_page(frame, place)


def _something(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """Words without quotes: what is called so, else a text that says so."""
    grounding = scene.ground(replace(target, kind=""), ANY)
    if (node := _any_of(grounding, scene)) is not None:
        return Verify((_named(node, target, frame, grounding),), grounding.candidates)
    if target.within is None or target.within.kind == "page":
        return Verify((Check("text", expected=target.words, comparison="contains", negated=frame.negated),))
    place = container(target.within, scene)
    if place.node is None:
        return refused(grounding)
    return Verify((Check("text", place.node.ref, target.words, "contains", frame.negated),), place.candidates)


def _present(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """A control or part of that kind is there."""
    grounding = scene.ground(target, ANY)
    node = _any_of(grounding, scene)
    node = node if node is not None and node.role in KINDS[target.kind] else None
    listed = target.kind in LISTS and bool(target.words) and not (node is not None and node.name)
    if listed and (some := counting.some_of(target, frame, scene)) is not None:
        return some
    if node is not None and listed and scene.page.is_aside(node):  # a menu that leads to such things
        reason = f"no {said(target)} on {scene.grounder.where}"
        return refused(Grounding(grounding.candidates, problem="missing", reason=reason))
    if node is not None:
        return Verify((_named(node, target, frame, grounding),), grounding.candidates)
    if target.within is not None and not scene.grounder.places(target.within):
        return refused(grounding)
    place = container(target.within, scene).node if target.within is not None else None
    role = next(iter(KINDS[target.kind]))
    if frame.negated and role != target.kind:
        role = ""  # what people call a field has many roles, and all of them are denied
    comparison: Comparison = "contains" if target.kind in PLACES else "equals"
    inner = place.ref if place is not None else None
    return Verify((Check("present", inner, None, comparison, frame.negated, role=role, named=target.words),))


def _any_of(grounding: Grounding, scene: Scene) -> Node | None:
    """What is meant, or the first of several that fit alike: to say that such a thing is there any will do."""
    if grounding.problem == "ambiguous":
        return scene.snapshot.by_ref[grounding.candidates[0].ref]
    return grounding.node


def _named(node: Node, target: Phrase, frame: Frame, grounding: Grounding) -> Check:
    named = node.name
    comparison: Comparison = "equals"
    if target.quoted and target.words.casefold() != node.name.casefold():
        named, comparison = target.words, "contains"
    elif not named and target.words:
        return Check("text", expected=node.text or target.words, comparison="contains", negated=frame.negated)
    return Check(
        "present",
        grounding.within,
        comparison=comparison,
        negated=frame.negated,
        role=node.role,
        named=named,
        within=grounding.within,
        within_text=grounding.within_text,
    )


def value(frame: Frame, scene: Scene) -> Outcome:
    """What a field holds; of radio buttons, which is chosen."""
    target = here(inside(frame.target, frame.place)) or Phrase("", "field")
    grounding = scene.ground(target, HOLDS_VALUE)
    if grounding.node is None:
        return _chosen_radio(frame, target, scene) or text(frame, scene)
    node = grounding.node
    if node.role in ("checkbox", "switch", "radio"):
        yes = str(frame.value).casefold() in scene.words.truth["yes"]
        return Verify((Check("state", node.ref, "checked" if yes else "unchecked", negated=frame.negated),))
    if value_shown(node) != frame.value and (radio := _chosen_radio(frame, target, scene)):
        return radio
    return Verify((_shown(frame, target, grounding, scene),), grounding.candidates)


def _chosen_radio(frame: Frame, target: Phrase, scene: Scene) -> Outcome | None:
    if not isinstance(frame.value, str) or not target.words:
        return None
    radio = scene.ground(Phrase(frame.value, "radio", True, within=replace(target, kind="")), CONTROL)
    if radio.node is None or radio.node.role != "radio":
        return None
    return Verify((Check("state", radio.node.ref, "checked", negated=frame.negated),), radio.candidates)
