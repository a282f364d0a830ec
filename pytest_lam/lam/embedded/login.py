"""Logging in and out, by what the fields of such forms are for."""

from __future__ import annotations

from pytest_lam.actions import Action
from pytest_lam.checks import Check
from pytest_lam.lam import Act, Refuse, Verify
from pytest_lam.lam.embedded import forms
from pytest_lam.lam.embedded.evidence import BUTTONS, FILLED, TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.page import identifier_text, stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, form_of, on, refused
from pytest_lam.snapshot import Node
from pytest_lam.values import Value


def log_in(frame: Frame, scene: Scene) -> Outcome:
    """To the form if it is not here, then each value into its field, then the form's button."""
    filled = [turn for turn in scene.turns if turn.action.name == "fill"]
    if filled and scene.turns[-1].action.name in ("click", "press"):
        return _after_sending(frame, scene)
    password = _password_field(scene)
    if filled:
        return _send(scene, password)
    if password is None and not _user_field(None, scene):
        return _to_form(scene)
    return _fill(frame, scene, password)


def _after_sending(frame: Frame, scene: Scene) -> Outcome:
    """Done; or the next page of a form that asks for the user first and for the password then."""
    password = _password_field(scene)
    secrets = [value for label, value in frame.pairs if _is_password(label)]
    typed = [turn.action.value for turn in scene.turns if turn.action.name == "fill"]
    if secrets and secrets[0] not in typed and password is not None:
        return Act((Action("fill", password.ref, secrets[0]),))
    return Over(len(scene.turns))


def _to_form(scene: Scene) -> Outcome:
    if scene.turns:
        return Refuse("missing", f"no field for a password on {scene.grounder.where}")
    if not scene.snapshot.url.startswith("http"):
        return Act((Action("navigate", value="/"),))
    found = scene.control("log in", BUTTONS)
    if found.node is None:
        return refused(found, f"neither a form to log in nor a link to one on {scene.grounder.where}")
    return Act((on(found, "click"),), found.candidates)


def _fill(frame: Frame, scene: Scene, password: Node | None) -> Outcome:
    actions: list[Action] = []
    for label, value in (*_by_place(frame, scene), *frame.pairs):
        field = _field(label, password, scene)
        if field is None and _is_password(label):
            continue
        if field is None:
            return refused(_labelled(label, scene))
        actions.append(Action("fill", field.ref, value))
    if not actions:
        remedy = 'say who logs in: I log in as "ada" with password "$SHOP_PASSWORD"'
        return Refuse("unclear", "the step does not say who logs in", remedy=remedy)
    return Act(tuple(actions))


def _by_place(frame: Frame, scene: Scene) -> tuple[tuple[str, Value], ...]:
    """What is logged in to, where the form asks for it: the project "Rome", the workspace "Acme"."""
    place = frame.place
    if place is None or not place.quoted or not place.hint or _labelled(place.hint, scene).node is None:
        return ()
    return ((place.hint, place.words),)


def _field(label: str, password: Node | None, scene: Scene) -> Node | None:
    """The field of a label; one that only says who, or with which password, by what the field is for."""
    if _is_password(label):
        return password
    concepts = scene.words.synonyms.concepts
    usual = {tuple(concepts(stems_of(name))) for name in scene.words.fields["user"]}
    if tuple(concepts(stems_of(label))) in usual:
        return _user_field(label, scene) or _labelled(label, scene).node
    return _labelled(label, scene).node


def _labelled(label: str, scene: Scene) -> Grounding:
    """The field of that label in the form with the password, where there is one; else on the page."""
    password = _password_field(scene)
    form = form_of(password, scene.snapshot) if password is not None else None
    phrase = Phrase(label, "field")
    found = forms.grounded(phrase, form, FILLED, scene) if form is not None else Grounding()
    return found if found.node is not None else scene.ground(phrase, FILLED)


def _is_password(label: str) -> bool:
    return any(stem in ("password", "passphrase", "passcode", "pin") for stem in stems_of(label))


def _password_field(scene: Scene) -> Node | None:
    """The field for a password; of several that of the form which says that it logs in, else the first."""
    fields = [node for node in scene.page.of_role(("textbox",)) if node.attributes.get("type") == "password"]
    entrances = [field for field in fields if _logs_in(form_of(field, scene.snapshot), scene)]
    return next(iter(entrances or fields), None)


def _logs_in(form: Node | None, scene: Scene) -> bool:
    inner = scene.snapshot.descendants(form) if form is not None else ()
    concepts = scene.words.synonyms.concepts
    usual = set(concepts(stems_of("log in")))
    return any(usual <= set(concepts(stems_of(node.name))) for node in inner if node.role == "button")


def _user_field(label: str | None, scene: Scene) -> Node | None:
    """The field of a login form that asks who: by its purpose, else by its words; one that stands by the password."""
    password = _password_field(scene)
    form = form_of(password, scene.snapshot) if password is not None else None
    fields = [
        node
        for node in scene.page.of_role(TEXT_FIELDS)
        if node is not password and (form is None or scene.page.contains(form.ref, node.ref))
    ]
    for purpose in scene.words.fields["user_autocomplete"]:
        if found := [node for node in fields if purpose in node.attributes.get("autocomplete", "").split()]:
            return found[0]
    if password is None and label is None:
        return None
    if found := [node for node in fields if node.attributes.get("type") == "email"]:
        return found[0]
    concepts = scene.words.synonyms.concepts
    for name in scene.words.fields["user"]:
        wanted = concepts(stems_of(name))
        if found := [node for node in fields if any(concepts(stems_of(text)) == wanted for text in _called(node))]:
            return found[0]
    before = [
        node for node in fields if password is not None and scene.page.index[node.ref] < scene.page.index[password.ref]
    ]
    return before[-1] if before and form is not None else None


def _called(node: Node) -> list[str]:
    return [
        node.name,
        node.label,
        node.placeholder,
        *(identifier_text(node.attributes.get(a, "")) for a in ("id", "name")),
    ]


def _send(scene: Scene, password: Node | None) -> Outcome:
    last = scene.snapshot.get(scene.turns[-1].action.target) or password
    form = form_of(last, scene.snapshot) if last is not None else None
    buttons = [
        node
        for node in (scene.snapshot.descendants(form) if form is not None else scene.page.of_role(("button",)))
        if node.role == "button" and node.visible
    ]
    sending = [node for node in buttons if node.attributes.get("type") == "submit"]
    for group in (sending, buttons):
        if len(group) == 1:
            return Act((Action("click", group[0].ref),))
    for name in scene.words.controls["log in"]:
        named = [node for node in buttons if stems_of(node.name) == stems_of(name)]
        if len(named) == 1:
            return Act((Action("click", named[0].ref),))
    return Act((Action("press", last.ref if last is not None else None, "ENTER"),))


def log_out(frame: Frame, scene: Scene) -> Outcome:
    """The control that logs out; where it is folded away, the menu of the account first."""
    if len(scene.turns) > 1 or (scene.turns and _logs_out(scene).node is None):
        return Over(min(2, len(scene.turns)))
    found = _logs_out(scene)
    if found.node is None:
        menu = scene.control("account", BUTTONS)
        return Act((on(menu, "click"),), menu.candidates) if menu.node is not None else refused(found)
    return Act((on(found, "click"),), found.candidates)


def _logs_out(scene: Scene) -> Grounding:
    return scene.control("log out", BUTTONS)


def logged_in(frame: Frame, scene: Scene) -> Outcome:
    """That somebody is: what logs out is there, and the name where one is given."""
    return _session(not frame.negated, frame.value, scene)


def logged_out(frame: Frame, scene: Scene) -> Outcome:
    """That nobody is: what logs in is there."""
    return _session(frame.negated, None, scene)


def _session(somebody: bool, who: Value | None, scene: Scene) -> Outcome:
    found = scene.control("log out" if somebody else "log in", BUTTONS)
    checks = []
    if found.node is not None:
        checks.append(Check("present", role=found.node.role, named=found.node.name or found.node.text))
    elif somebody and who is None:
        checks.append(Check("present", named=scene.words.controls["log out"][0]))
    elif not somebody and _password_field(scene) is None:
        checks.append(Check("present", named=scene.words.controls["log in"][0]))
    elif not somebody:
        named = scene.words.controls["log out"][0]
        checks.append(Check("present", named=named, negated=True))
    if who is not None:
        checks.append(Check("text", expected=who, comparison="contains"))
    return Verify(tuple(checks))
