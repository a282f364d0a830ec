"""Frames that name a deed and not a control: log in, search, add, remove, submit, sort and the like.

The controls are found by what forms and controls are for: their types, their usual names
(pagewords.toml) and where they stand.
"""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded import navigation
from pytest_lam.lam.embedded.deeds import options_like, select
from pytest_lam.lam.embedded.evidence import (
    BUTTONS,
    CLICKED,
    DIRECTIONS,
    HEADER,
    ITEMS,
    LINKED,
    SEARCHED,
    STOP,
    TEXT_FIELDS,
)
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding, said
from pytest_lam.lam.embedded.matching import match_words, same_words
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, form_of, inside, on, refused
from pytest_lam.snapshot import Node
from pytest_lam.values import Value


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
    dialog = _dialog(scene)
    if frame.target is not None and frame.target.words and dialog is None:
        return _on_item(kind, frame.target, kind, scene)
    return _click(_of_names(kind, scene, dialog))


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
            return _click(found)
    found = _of_names("close", scene, _dialog(scene))
    return _click(found) if found.node is not None else refused(found, f"nothing closes {said(place or Phrase('it'))}")


def submit(frame: Frame, scene: Scene) -> Outcome:
    """The button that sends the form that is named, was filled last, or is the only one."""
    if scene.turns:
        return Over(1)
    form = _form_named(frame.target, scene) or _dialog(scene) or _last_form(scene)
    if frame.target is not None and frame.target.words:
        named = scene.ground(Phrase(f"submit {frame.target.words}"), BUTTONS)
        if named.node is not None and _says_all(f"submit {frame.target.words}", named.node, scene):
            return _click(named)
    if form is not None and (button := _submit_button(form, scene)) is not None:
        return Act((Action("click", button.ref),))
    return _click(_of_names("submit", scene, form))


def _form_named(target: Phrase | None, scene: Scene) -> Node | None:
    if target is None or not target.words:
        return None
    found = scene.grounder.places(replace(target, kind=""))
    for one in found:
        outer = (scene.snapshot.get(ref) for ref in scene.page.way_up[one.node.ref])
        if form := next((node for node in outer if node is not None and node.role in ("form", "dialog")), None):
            return form
    return None


def _dialog(scene: Scene) -> Node | None:
    """The dialog on top: the modal one, else the only one."""
    if scene.page.modal is not None:
        return scene.page.modal
    dialogs = list(scene.page.of_role(("dialog", "alertdialog")))
    return dialogs[-1] if dialogs else None


def _last_form(scene: Scene) -> Node | None:
    """The form that was filled last, in this step or an earlier one; else the only form there is."""
    all_turns = [turn for _, turns in scene.memory.earlier for turn in turns] + list(scene.memory.this_step)
    for turn in reversed(all_turns):
        node = scene.snapshot.get(turn.action.target)
        if node is not None and turn.action.name in ("fill", "select", "check", "uncheck", "clear", "click"):
            form = form_of(node, scene.snapshot)
            if form is not None:
                return form
    forms = [node for node in scene.page.nodes if (node.tag == "form" or node.role == "form") and node.visible]
    filled = [form for form in forms if any(n.role in TEXT_FIELDS for n in scene.snapshot.descendants(form))]
    return forms[0] if len(forms) == 1 else filled[0] if len(filled) == 1 else None


def _submit_button(form: Node, scene: Scene) -> Node | None:
    """Its only submit button; of several the one that has the usual name."""
    buttons = [
        node
        for node in scene.snapshot.descendants(form)
        if node.role == "button"
        and node.visible
        and node.attributes.get("type", "submit" if node.tag == "button" else "") in ("submit", "image")
    ]
    if len(buttons) <= 1:
        return buttons[0] if buttons else None
    for name in scene.words.controls["submit"]:
        named = [node for node in buttons if stems_of(node.name) == stems_of(name)]
        if len(named) == 1:
            return named[0]
    return None


def _of_names(kind: str, scene: Scene, within: Node | None) -> Grounding:
    """The control of that macro by its usual names, inside the node (None: anywhere)."""
    tried = Grounding(problem="missing", reason=f"nothing to {kind} with on {scene.grounder.where}")
    for name in scene.words.controls[kind]:
        found = scene.grounder.find(Phrase(name, quoted=True), BUTTONS)
        inner = [one for one in found if within is None or scene.page.contains(within.ref, one.node.ref)]
        grounding = scene.grounder.decided(Phrase(name, quoted=True), BUTTONS, inner)
        if grounding.node is not None or grounding.problem == "ambiguous":
            return grounding
    return tried


def _click(grounding: Grounding) -> Outcome:
    return refused(grounding) if grounding.node is None else Act((on(grounding, "click"),), grounding.candidates)


def add(frame: Frame, scene: Scene) -> Outcome:
    """The control of the thing's own row or card that adds it; on the thing's own page, that of the page."""
    if scene.turns:
        return _add_again(frame, scene)
    name = _deed_name("add", frame.place)
    return _on_item("add", frame.target, name, scene)


def _add_again(frame: Frame, scene: Scene) -> Outcome:
    """ "Add 2 of it" is as many clicks as it says."""
    wanted = frame.count or 1
    own = len(scene.turns)
    if own >= wanted:
        return Over(wanted)
    return _on_item("add", frame.target, _deed_name("add", frame.place), scene)


def _deed_name(verb: str, place: Phrase | None) -> str:
    if place is None or not place.words:
        return verb
    joint = {"add": "to", "remove": "from"}[verb]
    return f"{verb} {joint} {place.words}"


def remove(frame: Frame, scene: Scene) -> Outcome:
    """The control of the thing's own row or card that removes it. What asks to confirm is another step's."""
    return Over(1) if scene.turns else _on_item("remove", inside(frame.target, _container(frame)), "remove", scene)


def _container(frame: Frame) -> Phrase | None:
    """A place that is a part of the page (a table, a section), and not just a name ("the cart")."""
    return frame.place if frame.place is not None and frame.place.kind not in ("", "page") else None


def _on_item(verb: str, thing: Phrase | None, name: str, scene: Scene) -> Outcome:
    if thing is None or not (thing.words or thing.kind):
        return _click(_first([Phrase(name), Phrase(verb)], verb, None, scene))
    if thing.within is not None and not scene.grounder.places(thing):
        thing = thing.within  # the order of "Ada": what is told by her name
    place = replace(thing, kind="" if thing.words else thing.kind)
    whole = scene.ground(Phrase(f"{verb} {thing.words}"), BUTTONS) if thing.words else Grounding(problem="missing")
    found = _first([Phrase(name, within=place), Phrase(verb, within=place)], verb, place, scene)
    if found.node is None and whole.node is not None and _says_all(f"{verb} {thing.words}", whole.node, scene):
        found = whole
    if found.node is not None or found.problem == "ambiguous":
        return _click(found)
    if not scene.grounder.places(place):
        return refused(scene.ground(thing, CLICKED))
    return refused(found, f"nothing in {said(place)} is called {name} on {scene.grounder.where}")


def _says_all(wanted: str, node: Node, scene: Scene) -> bool:
    match = match_words(wanted, node.name, scene.words.synonyms, scene.page.rarity)
    return match is not None and match.how in ("is", "is, less marks", "is, in other form", "means")


def _first(phrases: list[Phrase], kind: str, within: Phrase | None, scene: Scene) -> Grounding:
    """What the first of the phrases means; else the control by its usual names."""
    for phrase in phrases:
        found = scene.ground(phrase, BUTTONS)
        if found.node is not None:
            return found
    return scene.control(kind, BUTTONS, within)


def open_(frame: Frame, scene: Scene) -> Outcome:
    """The thing's own link, tab or menu; else what opens it in its row or card."""
    target = inside(frame.target, _container(frame)) or Phrase("")
    if _may_be_page(target) and not (scene.snapshot.url.startswith("http") or scene.snapshot.dialog):
        return navigation.by_name(target, scene)
    if scene.turns:
        return navigation.by_name(target, scene) if scene.done(0) == "navigate" else Over(1)
    own = scene.ground(target, CLICKED)
    if own.node is not None and (own.node.role not in ITEMS or target.quoted):
        inner = _link_in(own.node, scene)
        return Act((Action("click", inner.ref),), own.candidates) if inner is not None else _click(own)
    if own.problem == "ambiguous":
        return _click(own)
    if target.words and scene.grounder.places(replace(target, kind="")):
        found = scene.control("open", BUTTONS, replace(target, kind=""))
        if found.node is not None:
            return _click(found)
    return navigation.by_name(target, scene) if _may_be_page(target) else refused(own)


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


def _fold(frame: Frame, scene: Scene, state: str) -> Outcome:
    if scene.turns:
        return Over(1)
    grounding = scene.ground(frame.target or Phrase(""), CLICKED)
    if grounding.node is not None and state in grounding.node.states:
        return Over(0)
    return _click(grounding)


def search(frame: Frame, scene: Scene) -> Outcome:
    """Types into the search field and sends it, by its button or the Enter key."""
    if scene.done(1):
        return Over(2)
    if scene.done(0):
        field = scene.snapshot.get(scene.turns[0].action.target)
        if field is None:
            return Over(1)
        button = _search_button(field, scene)
        if button is not None:
            return Act((Action("click", button.ref),))
        return Act((Action("press", field.ref, "ENTER"),))
    value: Value = "" if frame.value is None else frame.value
    fields = _search_fields(scene)
    if len(fields) != 1:
        target = next((p for p in (frame.target, frame.place) if p is not None and p.words), Phrase("search", "field"))
        return scene.act("fill", target, SEARCHED, value)
    return Act((Action("fill", fields[0].ref, value),))


def _search_fields(scene: Scene) -> list[Node]:
    """The fields that search; of several the one whose button or label has another word of the step."""
    fields = [node for node in scene.page.of_role(TEXT_FIELDS | {"combobox"}) if not node.options]
    found = [node for node in fields if _searches(node, scene)]
    said = set(stems_of(scene.step.text)) - STOP
    meant = [node for node in found if said & _words_around(node, scene)]
    if len(found) > 1 and meant:
        return meant
    return [node for node in found if node.role == "searchbox"] or found


def _searches(node: Node, scene: Scene) -> bool:
    if node.role == "searchbox" or any(outer.role == "search" for outer in scene.snapshot.ancestors(node)):
        return True
    by_name = node.attributes.get("name", "").casefold() in scene.words.fields["search"]
    return by_name or _search_button(node, scene) is not None


def _words_around(node: Node, scene: Scene) -> set[str]:
    """The words of a search field and its button, less those that every search has."""
    button = _search_button(node, scene)
    texts = (node.name, node.label, node.placeholder, button.name if button is not None else "")
    usual = {stem for name in scene.words.controls["search"] for stem in stems_of(name)}
    return {stem for text in texts for stem in stems_of(text)} - usual - STOP


def _search_button(field: Node, scene: Scene) -> Node | None:
    form = form_of(field, scene.snapshot)
    if form is None:
        return None
    buttons = [node for node in scene.snapshot.descendants(form) if node.role == "button" and node.visible]
    named = [
        node for node in buttons if stems_of(node.name)[:1] in [stems_of(n) for n in scene.words.controls["search"]]
    ]
    return named[0] if len(named) == 1 else buttons[0] if len(buttons) == 1 and _submit_button(form, scene) else None


def turn_page(frame: Frame, scene: Scene) -> Outcome:
    """The link or button to the next or the previous page of a list."""
    return Over(1) if scene.turns else _click(scene.control(frame.intent, CLICKED, frame.target))


def sort(frame: Frame, scene: Scene) -> Outcome:
    """A list of orders that offers the words, or the header of the column."""
    if scene.turns:
        return Over(1)
    lists = [node for node in scene.page.of_role(("combobox", "listbox")) if node.options and _is_sort(node, scene)]
    for owner in lists:
        labels = [option.label for option in owner.options]
        if (label := _order(frame, labels, scene)) is not None:
            return Act((Action("select", owner.ref, label),))
    target = frame.target or Phrase(frame.state)
    header = scene.ground(replace(target, kind="column"), HEADER)
    if header.node is None:
        return refused(header, f"nothing on {scene.grounder.where} sorts by {said(target)}")
    link = next((n for n in scene.snapshot.descendants(header.node) if n.role in ("link", "button")), header.node)
    return Act((Action("click", link.ref),), header.candidates)


def _is_sort(node: Node, scene: Scene) -> bool:
    texts = (node.name, node.label, node.attributes.get("name", ""), node.attributes.get("id", ""))
    return any(set(stems_of(text)) & {"sort", "order", "sorting"} for text in texts)


def _order(frame: Frame, labels: list[str], scene: Scene) -> str | None:
    """The only label that has the words and the direction."""
    if frame.target is None:
        fitting = [label for label in labels if any(sign in label.casefold() for sign in DIRECTIONS[frame.state])]
        return fitting[0] if len(fitting) == 1 else None
    as_written = [label for label in labels if same_words(frame.target.words, label)]
    if len(as_written) == 1:
        return as_written[0]
    named = [label for label in labels if set(stems_of(frame.target.words)) <= set(stems_of(label))]
    if frame.state and len(named) > 1:
        signs = DIRECTIONS[frame.state]
        named = [label for label in named if any(sign in label.casefold() for sign in signs)]
    return named[0] if len(named) == 1 else None


def filter_(frame: Frame, scene: Scene) -> Outcome:
    """A list, box or link that offers the value; the property, where one is named, says which list."""
    if scene.turns:
        return Over(1)
    if frame.target is not None and frame.value is not None:
        return select(frame, scene)
    value = frame.value if isinstance(frame.value, str) else ""
    for node in scene.page.of_role(("combobox", "listbox")):
        if labels := options_like(node.options, value):
            return Act((Action("select", node.ref, labels[0]),))
    grounding = scene.ground(Phrase(value, quoted=True), LINKED if not value else CLICKED)
    if grounding.node is not None and grounding.node.role in ("checkbox", "radio"):
        return Act((on(grounding, "check"),), grounding.candidates)
    return _click(grounding)


def command(frame: Frame, scene: Scene) -> Outcome:
    """A deed that the page offers under its own name ("publish"), on the thing if one is named."""
    if scene.turns:
        return Over(1)
    verb = frame.state
    target = frame.target
    if target is not None and target.quoted and verb == "confirm":  # "confirm with "Yes, remove""
        return scene.act("click", target, BUTTONS)
    tried: list[Phrase] = []
    if target is not None and target.words:
        tried = [Phrase(f"{verb} {target.words}"), Phrase(verb, within=replace(target, kind=""))]
    if target is None or not target.quoted:
        tried.append(Phrase(verb, within=_container(frame)))
    best: Grounding | None = None
    for phrase in tried:
        found = scene.ground(phrase, BUTTONS)
        if found.node is not None and _names_deed(verb, found.node, scene):
            return _click(found)
        best = best or found
    if target is not None and target.quoted and scene.grounder.places(replace(target, kind="")) == []:
        return refused(scene.ground(target, CLICKED))
    return Refuse("missing", f'nothing to "{verb}" with on {scene.grounder.where}', best.candidates if best else ())


def _names_deed(verb: str, node: Node, scene: Scene) -> bool:
    concepts = scene.words.synonyms.concepts
    return bool(set(concepts(stems_of(verb))) & set(concepts(stems_of(f"{node.name} {node.label}"))))
