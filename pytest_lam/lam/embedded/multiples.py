"""Deeds on several things that fit alike: both fields, all posts, any three of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.evidence import RoleSet
from pytest_lam.lam.embedded.forms import grounded
from pytest_lam.lam.embedded.frames import ALL, Phrase
from pytest_lam.lam.embedded.grounding import said
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene
from pytest_lam.snapshot import Node
from pytest_lam.values import Value


def several(phrase: Phrase) -> bool:
    """Whether more than one thing is meant, or things in more than one place."""
    return any(
        part.amount is not None for part in (phrase, phrase.within) if part is not None and part.amount != 1
    ) or (phrase.within is not None and phrase.within.amount is not None)


def each(name: str, phrase: Phrase, wanted: RoleSet, scene: Scene, value: Value | None = None) -> Outcome:
    """The action on each of them, as many as the step says."""
    places = phrase.within
    if places is not None and places.amount is not None:
        return _in_places(name, phrase, places, wanted, scene)
    amount = phrase.amount or 1
    if scene.turns:
        return Over(len(scene.turns))
    nodes = [one.node for one in scene.grounder.all_of(replace(phrase, amount=None), wanted)]
    if not nodes or len(nodes) < amount:
        return _too_few(phrase, len(nodes), amount, scene)
    chosen = nodes if amount == ALL else nodes[:amount]
    return Act(tuple(Action(name, node.ref, value) for node in chosen))


def _too_few(phrase: Phrase, found: int, wanted: int, scene: Scene) -> Refuse:
    told = "" if wanted == ALL else f", not {wanted}"
    return Refuse("missing", f"{found} of {said(phrase)} on {scene.grounder.where}{told}")


def _in_places(name: str, phrase: Phrase, places: Phrase, wanted: RoleSet, scene: Scene) -> Outcome:
    """One action in each of several items: the "Like" button on 3 posts by Ada."""
    items = list(_items(places, scene))
    amount = places.amount if places.amount is not None else 1
    if not items or len(items) < amount:
        return _too_few(replace(places, within=None), len(items), amount, scene)
    chosen = items if amount == ALL else items[:amount]
    done = len(scene.turns)
    if done >= len(chosen):
        return Over(done)
    inner = replace(phrase, within=None)
    grounding = grounded(inner, chosen[done], wanted, scene)
    if grounding.node is None:
        return Refuse(grounding.problem, grounding.reason, grounding.candidates)
    action = Action(name, grounding.node.ref, within=chosen[done].ref, within_text=scene.page.told_by(chosen[done]))
    return Act((action,), grounding.candidates)


def _items(places: Phrase, scene: Scene) -> Iterable[Node]:
    """The items of the page that the phrase means, each once, in document order."""
    told = places.within if places.within is not None else replace(places, amount=None)
    refs = []
    for one in sorted(scene.grounder.places(told), key=lambda found: scene.page.index[found.node.ref]):
        ref = scene.page.item_around(one.node.ref)
        if ref is not None and ref not in refs:
            refs.append(ref)
    return (scene.snapshot.by_ref[ref] for ref in refs)
