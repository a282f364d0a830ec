"""Frames that name a deed and not a control: add, remove, open, confirm and the like.

The controls are found by what forms and controls are for: their types, their usual names
(pagewords.toml) and where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded import forms, handing, navigation, openers, results
from pytest_lam.lam.embedded.evidence import ANY, BUTTONS, CLICKED, CONTROLS, OPENED, STOP
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding, said
from pytest_lam.lam.embedded.overlays import overlay
from pytest_lam.lam.embedded.page import identifier_text, is_icon, stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, clicked, form_of, inside, refused, says_all
from pytest_lam.lam.embedded.submissions import submit_button
from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.snapshot import Node


def confirm(frame: Frame, scene: Scene) -> Outcome:
    """Yes: to the browser's dialog, to the open dialog, or on a page that asks."""
    return _answer("confirm", "accept", frame, scene)


def cancel(frame: Frame, scene: Scene) -> Outcome:
    """No: to the browser's dialog, to the open dialog, or on a page that asks."""
    return _answer("cancel", "dismiss", frame, scene)


def _answer(kind: str, native: str, frame: Frame, scene: Scene) -> Outcome:
    if scene.turns:
        return Over(1)
    if scene.snapshot.dialog is not None:
        return Act((Action(native),))
    dialog = forms.dialog(scene)
    if frame.target is not None and frame.target.words and dialog is None and not _is_deed(frame.target):
        return _on_item(kind, frame.target, kind, scene)
    return clicked(forms.usual(kind, dialog, scene))


def _is_deed(target: Phrase) -> bool:
    """Whether what is to be confirmed is a deed, and no thing of the page: the deletion."""
    return not target.quoted and target.words.casefold() in vocabulary().tables["nominals"]


def close(frame: Frame, scene: Scene) -> Outcome:
    """The close button of what is named, of the open dialog, or of the only thing that has one."""
    if scene.turns:
        return Over(1)
    if scene.snapshot.dialog is not None:
        return Act((Action("dismiss"),))
    place = frame.target if frame.target is not None and (frame.target.words or frame.target.kind) else None
    if place is not None:
        found = scene.control("close", BUTTONS, place)
        if found.node is not None or found.problem == "ambiguous":
            return clicked(found)
    found = forms.usual("close", forms.dialog(scene) or overlay(scene.page), scene)
    return clicked(found) if found.node is not None else refused(found, f"nothing closes {said(place or Phrase('it'))}")


def add(frame: Frame, scene: Scene) -> Outcome:
    """The control of the thing's own row or card that adds it; on the thing's own page, that of the page.

    "Add 2 of it" is as many clicks as it says.
    """
    wanted = frame.count or 1
    if len(scene.turns) >= wanted:
        return Over(wanted)
    name = f"add to {frame.place.words}" if frame.place is not None and frame.place.words else "add"
    return _on_item("add", frame.target, name, scene)


def remove(frame: Frame, scene: Scene) -> Outcome:
    """The control of the thing's own row or card that removes it. What asks to confirm is another step's."""
    if scene.turns:
        return Over(1)
    if _at_once(frame):
        return command(replace(frame, state="remove"), scene)
    return _on_item("remove", inside(frame.target, _container(frame) or _owner(frame)), "remove", scene)


def _owner(frame: Frame) -> Phrase | None:
    """A name that tells which of several is meant: the message from Ada. What has a name of its own needs none."""
    place, target = frame.place, frame.target
    if place is None or target is None or target.quoted:
        return None
    return place if place.quoted or place.words[:1].isupper() else None


def _container(frame: Frame) -> Phrase | None:
    """A place that is a part of the page (a table, a section), and not just a name ("the cart")."""
    return frame.place if frame.place is not None and frame.place.kind not in ("", "page") else None


def _on_item(verb: str, thing: Phrase | None, name: str, scene: Scene) -> Outcome:
    if thing is None or not (thing.words or thing.kind):
        return clicked(_first([Phrase(name), Phrase(verb)], verb, None, scene))
    if thing.within is not None and not scene.grounder.places(thing):
        thing = thing.within  # the order of "Ada": what is told by her name
    place = replace(thing, kind="" if thing.words else thing.kind)
    whole = scene.ground(Phrase(f"{verb} {thing.words}"), BUTTONS) if thing.words else Grounding(problem="missing")
    found = _first([Phrase(name, within=place), Phrase(verb, within=place)], verb, place, scene)
    if found.node is None and whole.node is not None and says_all(f"{verb} {thing.words}", whole.node, scene):
        found = whole
    if found.node is not None or found.problem == "ambiguous":
        return clicked(found)
    if not scene.grounder.places(place):
        return refused(scene.ground(thing, ANY))
    return refused(found, f"nothing in {said(place)} is called {name} on {scene.grounder.where}")


def _first(phrases: list[Phrase], kind: str, within: Phrase | None, scene: Scene) -> Grounding:
    """What the first of the phrases means; else the control by its usual names."""
    for phrase in phrases:
        found = scene.ground(phrase, BUTTONS)
        if found.node is not None:
            return found
    return scene.control(kind, BUTTONS, within)


LED_TO = frozenset({"list", "table", "section", "page", "item", "card", "row", "dialog", "form"})
"""Kinds of what opens: what leads there is a link or button of that name."""


def open_(frame: Frame, scene: Scene) -> Outcome:
    """The thing's own link, tab or menu; else what opens it in its row or card."""
    target = inside(frame.target, _container(frame)) or Phrase("")
    listed = _what_is_listed(target)
    target = listed or target
    if _may_be_page(target) and not (scene.snapshot.url.startswith("http") or scene.snapshot.dialog):
        return navigation.by_name(target, scene)
    if scene.turns:
        return navigation.by_name(target, scene) if scene.done(0) == "navigate" else Over(1)
    wanted = CLICKED if target.kind == "field" else OPENED
    own = scene.ground(replace(target, kind="") if target.words and target.kind in LED_TO else target, wanted)
    if own.node is not None and (own.node.role in CONTROLS or target.quoted):
        inner = _link_in(own.node, scene)
        return Act((Action("click", inner.ref),), own.candidates) if inner is not None else clicked(own)
    if own.problem == "ambiguous":
        return clicked(own)
    if target.words and scene.grounder.places(replace(target, kind="")):
        found = scene.control("open", BUTTONS, replace(target, kind=""))
        if found.node is not None:
            return clicked(found)
    if (menu := _menu_in(target, scene)) is not None:
        return Act((menu,))
    return navigation.by_name(target, scene) if _may_be_page(target) and not listed else refused(own)


NAMED_BY_MATTER = frozenset({"list", "form", "dialog"})
"""Kinds of what is called by what it is about: the form for a new bill is opened by "Add a new bill"."""


def _what_is_listed(target: Phrase) -> Phrase | None:
    """What the list to open is a list of, or the form is for: pages call it by that alone."""
    place = target.within
    if target.kind not in NAMED_BY_MATTER or target.words or place is None or place.kind or not place.words:
        return None
    return place


def _menu_in(target: Phrase, scene: Scene) -> Action | None:
    """A click on the one thing in the place that opens a menu, where the step calls it just that: the column's menu."""
    if target.kind != "menu" or target.words or target.within is None:
        return None
    page = scene.page
    menus = [node for node in page.nodes if openers.kind_of(node, page, scene.words) == openers.MENU]
    places = [one.node.ref for one in scene.grounder.places(target.within)]
    found = [(node.ref, place) for node in menus for place in places if page.contains(place, node.ref)]
    if len(found) != 1 or not page.can_reach(scene.snapshot.by_ref[found[0][0]]):
        return None
    return Action("click", found[0][0], None, found[0][1], target.within.words)


def _may_be_page(target: Phrase) -> bool:
    """Whether a thing to open may be a page of the site: its name only, and neither quoted nor of another kind."""
    return target.kind in ("", "page") and bool(target.words) and not target.quoted and target.within is None


def _link_in(node: Node, scene: Scene) -> Node | None:
    """The only link of a node that is none itself, or the link around it."""
    if node.role in ("link", "button", "tab", "menuitem", "option", "treeitem", "combobox"):
        return None
    around = next((outer for outer in scene.snapshot.ancestors(node) if outer.role in ("link", "button")), None)
    links = [inner for inner in scene.snapshot.descendants(node) if inner.role == "link" and inner.visible]
    return around or (links[0] if len(links) == 1 else None)


def expand(frame: Frame, scene: Scene) -> Outcome:
    """Clicks what is folded, unless it is open already."""
    return _fold(frame, scene, "expanded")


def collapse(frame: Frame, scene: Scene) -> Outcome:
    """Clicks what is open, unless it is folded already."""
    return _fold(frame, scene, "collapsed")


def _at_once(frame: Frame) -> bool:
    """Whether the deed is done to all of a list, for which pages have a control of its own."""
    return frame.target is not None and not frame.target.quoted and frame.target.words.startswith("all ")


def _fold(frame: Frame, scene: Scene, state: str) -> Outcome:
    if scene.turns:
        return Over(1)
    if _at_once(frame):
        return command(replace(frame, state=frame.intent), scene)
    grounding = scene.ground(frame.target or Phrase(""), CLICKED)
    if grounding.node is not None and state in grounding.node.states:
        return Over(0)
    return clicked(grounding)


ENTERING = frozenset({"fill", "select", "deselect", "check", "uncheck", "clear", "upload"})
"""Actions that put something into a form."""
MAKING = frozenset({"create", "add"})
"""Deeds whose button says what they make; "Save changes" saves whatever there is."""


def command(frame: Frame, scene: Scene) -> Outcome:
    """A deed that the page offers under its own name ("publish"), on the thing if one is named."""
    if scene.turns:
        return Over(1) if frame.value is None else handing.hand_over(frame, scene)
    verb = frame.state
    target = frame.target
    if target is not None and target.most and (singled := results.singled(target, scene)) is not None:
        return _in_item(verb, singled, scene)
    if target is not None and target.quoted and verb == "confirm":  # "confirm with "Yes, remove""
        return scene.act("click", target, BUTTONS)
    best: Grounding | None = None
    for deed, phrase in _called(frame):
        found = scene.ground(phrase, BUTTONS)
        whole = target is not None and target.quoted and phrase.within is None
        sure = not whole or (found.node is not None and says_all(phrase.words, found.node, scene))
        if found.node is not None and sure and _names_deed(deed, found.node, scene):
            if phrase.within is None and _names_another(deed, target, found.node, scene):
                continue
            return clicked(found)
        best = best or found
    if verb == "save" and (sender := _sends_work(scene)) is not None:
        return Act((Action("click", sender.ref),))
    if target is not None and target.quoted and scene.grounder.places(replace(target, kind="")) == []:
        return refused(scene.ground(target, CLICKED))
    return Refuse("missing", f'nothing to "{verb}" with on {scene.grounder.where}', best.candidates if best else ())


def _sends_work(scene: Scene) -> Node | None:
    """What sends the form in which the scenario put something, where nothing is called to save."""
    done = [turn for _, turns in scene.memory.earlier for turn in turns]
    last = scene.snapshot.get(done[-1].action.target) if done and done[-1].action.name in ENTERING else None
    form = form_of(last, scene.snapshot) if last is not None else None
    return submit_button(form, scene) if form is not None else None


def _called(frame: Frame) -> Iterator[tuple[str, Phrase]]:
    """What the control of a deed may be called: each name of the deed, with the words to look for."""
    target = frame.target
    for deed in handing.deeds(frame):
        if target is not None and target.words:
            yield deed, Phrase(f"{deed} {target.words}")
            yield deed, Phrase(deed, within=replace(target, kind=""))
        if target is None or not target.quoted:
            yield deed, Phrase(deed, within=_container(frame))


def _in_item(verb: str, item: Node, scene: Scene) -> Outcome:
    """The control of the item that is called by the deed, or its only one."""
    inner = [node for node in scene.snapshot.descendants(item) if node.visible and node.role in ("button", "link")]
    named = [node for node in inner if _names_deed(verb, node, scene)]
    chosen = named if len(named) == 1 else inner
    if len(chosen) != 1:
        return Refuse("ambiguous" if chosen else "missing", f'{len(chosen)} things to "{verb}" with in that item')
    return Act((Action("click", chosen[0].ref),))


def _names_another(deed: str, target: Phrase | None, node: Node, scene: Scene) -> bool:
    """Whether it makes something else than the step names: "New folder" makes no new notebook."""
    if target is None or deed not in MAKING:
        return False
    concepts = scene.words.synonyms.concepts
    wanted = set(concepts(stems_of(target.words))) - STOP
    rest = set(concepts(stems_of(node.name))) - set(concepts(stems_of(deed))) - STOP
    return bool(wanted and rest) and not rest & wanted


def _names_deed(verb: str, node: Node, scene: Scene) -> bool:
    concepts = scene.words.synonyms.concepts
    called = f"{node.name} {node.label} {node.own_text}"
    if is_icon(node):
        called = identifier_text(f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}")
    return bool(set(concepts(stems_of(verb))) & set(concepts(stems_of(called))))
