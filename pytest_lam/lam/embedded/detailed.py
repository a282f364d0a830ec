"""A search of several fields: films of a sort, by somebody, from a year."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.deeds import fill
from pytest_lam.lam.embedded.evidence import BUTTONS, ENTERED
from pytest_lam.lam.embedded.forms import at_work, grounded
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.page import stems_of, words_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused
from pytest_lam.snapshot import Node
from pytest_lam.values import Value

STEM = 4
"""Letters that a verb and the noun of who does it share at least: directed, director."""


def search(frame: Frame, scene: Scene) -> Outcome:
    """Each value into the field of its words, what is searched for into the field that is left; then sent."""
    if scene.turns and scene.turns[-1].action.name in ("click", "press"):
        return Over(len(scene.turns))
    if scene.turns:
        return _send(scene)
    placed = _fields(frame, scene)
    if isinstance(placed, Refuse):
        return placed
    actions: list[Action] = []
    for node, value in placed:
        outcome = fill(Frame("fill", target=_exactly(node, scene), value=value), scene)
        if not isinstance(outcome, Act) or outcome.actions[0].target != node.ref:
            actions.append(Action("fill", node.ref, value))
        else:
            actions.append(outcome.actions[0])
    return Act(tuple(actions))


def _exactly(node: Node, scene: Scene) -> Phrase:
    names = scene.page.names[scene.page.index[node.ref]]
    return Phrase(names[0][1] if names else "", "field", quoted=True)


def _fields(frame: Frame, scene: Scene) -> list[tuple[Node, Value]] | Refuse:
    """Each value with its field: by the words of its label, the thing's own words, and what is left over."""
    placed: list[tuple[Node, Value]] = []
    unplaced: list[tuple[Grounding, Value]] = []
    for label, value in frame.pairs:
        if label and (found := _labelled(label, scene)).node is not None:
            placed.append((found.node, value))
        elif label:
            unplaced.append((found, value))
    taken = {node.ref for node, _ in placed}
    fields = [one.node for one in scene.grounder.all_of(Phrase("", "field"), ENTERED)]
    rest = [node for node in fields if node.ref not in taken]
    thing = str(next((value for label, value in frame.pairs if not label), ""))
    said = {*stems_of(thing), *(word.removesuffix("s") for word in words_of(thing))}
    about = [node for node in rest if said & _named(node, scene)]
    own = about if len(about) == 1 else rest if not unplaced else []
    if thing and rest and len(own) != 1:
        return Refuse("ambiguous", f'{len(rest)} fields on {scene.grounder.where} may take "{thing}"')
    if thing and own:
        placed.append((own[0], _less_noun(thing, scene)))
    left = [node for node in rest if node not in own]
    if len(unplaced) == 1 and len(left) == 1:  # what remains belongs together
        return [*placed, (left[0], unplaced[0][1])]
    return refused(unplaced[0][0]) if unplaced else placed


def _named(node: Node, scene: Scene) -> set[str]:
    names = scene.page.names[scene.page.index[node.ref]]
    return {word for field, text in names if field not in ("class", "identifier") for word in stems_of(text)}


def _labelled(label: str, scene: Scene) -> Grounding:
    """The field of those words; of a verb, the field of who does it: directed by, Director."""
    found = scene.ground(Phrase(label, "field"), ENTERED)
    if found.node is not None:
        return found
    root = label.removesuffix("ed").casefold()
    if len(root) < STEM:
        return found
    words = {
        word for names in scene.page.names for _, text in names for word in stems_of(text) if word.startswith(root)
    }
    for word in sorted(words):
        other = scene.ground(Phrase(word, "field"), ENTERED)
        if other.node is not None:
            return other
    return found


def _less_noun(thing: str, scene: Scene) -> str:
    """What is searched for, less a last word that says what the page lists anyway: comic films, of films."""
    words = thing.split()
    if len(words) < 2:
        return thing
    texts = (node.own_text for node in scene.snapshot.nodes if node.visible and node.role != "option")
    noun = stems_of(words[-1])
    shown = any(set(noun) & set(stems_of(text)) for text in (scene.snapshot.title, *texts))
    return " ".join(words[:-1]) if shown or words[-1].endswith("s") else thing


def _send(scene: Scene) -> Outcome:
    """The button of the form, or of the page, by the usual names of what searches or sends."""
    last = scene.snapshot.get(scene.turns[-1].action.target)
    form = at_work(scene)
    for name in (*scene.words.controls["search"], *scene.words.controls["submit"]):
        grounding = grounded(Phrase(name, quoted=True), form, replace(BUTTONS, other=-0.1), scene)
        if grounding.node is not None:
            return Act((Action("click", grounding.node.ref),), grounding.candidates)
    return Act((Action("press", last.ref if last is not None else None, "ENTER"),))
