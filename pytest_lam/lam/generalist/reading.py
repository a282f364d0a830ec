"""From a model's answer to actions and checks: only of the closed vocabulary, only of nodes that it was shown,
only with values that the step gave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pytest_lam.actions import ACTIONS, Action
from pytest_lam.checking import STATES, certain, evaluate, translate
from pytest_lam.checking.places import placed
from pytest_lam.checks import CHECKS, Check, Comparison
from pytest_lam.condensed import Condensed
from pytest_lam.identity import ITEMS
from pytest_lam.lam import Memory
from pytest_lam.lam.embedded.dating import day_for
from pytest_lam.lam.embedded.page import Page
from pytest_lam.lam.generalist.answers import SaidAction, SaidCheck
from pytest_lam.lam.generalist.sources import Sources
from pytest_lam.lam.generalist.words import says_lasting
from pytest_lam.secrets import reveal
from pytest_lam.snapshot import ROLES, Node, Snapshot
from pytest_lam.step import Step
from pytest_lam.values import Value, value_of

FREE = frozenset({"scroll", "drag", "switch window"})
"""Actions whose value can carry no text anywhere: a way to go, words of a window's own title."""
TAKING_TEXT = frozenset({"textbox", "searchbox", "combobox", "spinbutton"})
"""Roles of what a dragged text or link is put into."""
MOST_TOLD = 4
"""Values of a step that are told again."""
OF_TEXTS = frozenset({"text", "heading", "title", "present", "row", "list", "table"})
"""Checks that look for texts; the others expect states, numbers, ways to be sorted, addresses."""
LETTER = re.compile(r"[^\W\d_]")
"""A text that is no number: that there are not 0 is said of what there is."""
LITTLE = 200
"""Characters of what is one thing: a row, a card, a message."""
OF_A_KIND = frozenset({"count", "each", "list", "order"})
"""Checks of several things alike, which their role tells: of no kind there is nothing, and that is always so."""
CHOOSING = frozenset({"select", "deselect"})
"""Actions whose value is one of what the list itself offers."""


class Rejected(Exception):
    """An answer that can't be carried out; the message is for the model."""


@dataclass(frozen=True)
class Question:
    """What an answer is about: the step, the page as it was shown, and what was done so far."""

    step: Step
    snapshot: Snapshot
    page: Condensed
    memory: Memory

    @property
    def pages_of_step(self) -> tuple[Snapshot, ...]:
        """The pages on which the step acted, as they were before each of its actions."""
        return tuple(turn.before for turn in self.memory.this_step if turn.before is not None)

    @property
    def before(self) -> Snapshot | None:
        """The page as it was before the scenario's last action."""
        turns = self.memory.this_step or next((done for _, done in reversed(self.memory.earlier) if done), ())
        return turns[-1].before if turns else None


class Reader:
    """Reads the actions and checks of the answers to one question."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.sources = Sources.of(question.step, question.memory, question.snapshot)
        self._items = Page(question.snapshot)

    def actions(self, said: Iterable[SaidAction]) -> tuple[Action, ...]:
        """The actions, in order.

        :raises Rejected: one of them is none, has no node of this page, or a value from nowhere.
        """
        return tuple(self._action(one) for one in said)

    def checks(self, said: Iterable[SaidCheck], before: Sequence[Snapshot]) -> tuple[Check, ...]:
        """The checks.

        :param before: the pages as they were before what the checks are to show was done.
        :raises Rejected: one of them is none, can never fail, or expects what it was to find out.
        """
        found = [(self._check(one), one) for one in said]
        self._require_values([one for _, one in found])
        missed = [self._never_there(check, one, before) for check, one in found]
        if missed and all(missed):
            raise Rejected(f'nothing says "{missed[0]}", neither the step nor a page: that it is not there is no news')
        copies = [self._old_copy(check, one, before) for check, one in found]
        if copies and all(copies):
            raise Rejected(
                f'"{copies[0]}" is nothing that the step says, and the check held already before the last action, '
                "so it shows nothing about the step; check what the step itself says"
            )
        return tuple(check for check, _ in found)

    def _action(self, said: SaidAction) -> Action:
        if said.do not in ACTIONS:
            raise Rejected(f'no action is called "{said.do}"; there are {", ".join(ACTIONS)}')
        node, onto = self._node(said.on), self._node(said.onto)
        within, words = self._around(node)
        if onto is not None and (onto.role in TAKING_TEXT or "editable" in onto.states):
            raise Rejected("what is dragged onto a field is typed into it; fill it with a value of the step instead")
        try:
            return Action(
                said.do,
                target=node.ref if node is not None else None,
                value=self._value(said, node),
                within=within,
                within_text=words,
                onto=onto.ref if onto is not None else None,
            )
        except ValueError as problem:
            raise Rejected(str(problem)) from None

    def _value(self, said: SaidAction, node: Node | None) -> Value | None:
        if not said.value:
            return "" if ACTIONS[said.do].needs_value and said.do in FREE else None
        if said.do in CHOOSING and node is not None and said.value in {option.label for option in node.options}:
            return said.value
        if said.do == "fill" and node is not None and self.sources.typed(said.value, node):
            return day_for(said.value, node) or value_of(said.value)
        if not self._is_given(said):
            raise Rejected(
                f'the value "{said.value}" comes neither from the step, its table or doc string nor from a step '
                "before it; values are never made up"
            )
        return value_of(said.value)

    def _is_given(self, said: SaidAction) -> bool:
        if said.do in FREE:
            return True
        if said.do == "press":
            return self.sources.key(said.value)
        if said.do == "navigate":
            return self.sources.address(said.value)
        if said.do == "upload":
            return self.sources.uploaded(said.value)
        if said.do == "resize":
            return self.sources.sized(said.value)
        if said.do == "remember":
            return self.sources.remembers(said.value)
        return self.sources.typed(said.value)

    def _check(self, said: SaidCheck) -> Check:
        _require_known(said)
        node = self._node(said.on)
        if said.check == "row" and node is not None and node.role == "row":
            raise Rejected(f"row looks for a row in a table, and [{said.on}] is one: leave on empty, or give the table")
        within, words = self._around(node)
        try:
            check = Check(
                said.check,
                target=node.ref if node is not None else None,
                expected=_expected(said),
                comparison=_comparison(said),
                negated=said.negated,
                role=said.role,
                named=said.named,
                cells=said.cells,
                within=within,
                within_text=words,
                nth=self._place(said, node),
                items=said.items,
                rows=said.rows,
                state=said.state,
            )
        except ValueError as problem:
            raise Rejected(str(problem)) from None
        if reason := certain(check):
            raise Rejected(f"the check {said.check} can never fail: {reason}")
        if placed(check, self.question.snapshot) is None:
            raise Rejected(f"{said.check} finds things in several documents; give as on the part that is meant (main)")
        return check

    def _require_values(self, said: Iterable[SaidCheck]) -> None:
        """A Then that sets a value apart is about that value: whatever else the page says is no answer to it."""
        texts = [text for one in said for text in (*_texts(one), *self._shown(one.on))]
        if self.question.step.type == "then" and not self.sources.speaks_of(texts):
            told = ", ".join(f'"{value}"' for value in self.sources.values[:MOST_TOLD])
            raise Rejected(f"none of the checks has anything of what the step says: {told}")

    def _shown(self, reference: str) -> tuple[str, ...]:
        """What a thing is called, and what it says, if that is little: of a whole page everything is said somewhere."""
        node = self._node(reference)
        if node is None:
            return ()
        return (node.called, node.value or "", node.text if len(node.text) <= LITTLE else "")

    def _never_there(self, check: Check, said: SaidCheck, before: Sequence[Snapshot]) -> str:
        """The text that a check does not find because nobody ever said that it might be; "" where it says more."""
        texts = _texts(said) if said.negated and said.check in OF_TEXTS else ()
        made_up = [text for text in texts if LETTER.search(text) and self.sources.expected(text) == "nowhere"]
        return made_up[0] if made_up and all(held_on(old, check, self.question.snapshot) for old in before) else ""

    def _old_copy(self, check: Check, said: SaidCheck, before: Sequence[Snapshot]) -> str:
        """The text that a check expects only because the page showed it all along; "" where it says more than that."""
        copied = [text for text in _texts(said) if text and self.sources.expected(text) != "step"]
        if not copied or said.negated or not before or says_lasting(self.question.step.text):
            return ""
        return copied[0] if all(held_on(old, check, self.question.snapshot) for old in before) else ""

    def _node(self, reference: str) -> Node | None:
        reference = reference.strip().strip("[]").strip()
        if not reference:
            return None
        node = self.question.snapshot.get(self.question.page.ref(reference))
        if node is None:
            gone = reference in self.question.page.handles.values()
            raise Rejected(f"[{reference}] is {'not on the page any more' if gone else 'no reference of this page'}")
        return node

    def _around(self, node: Node | None) -> tuple[str | None, str]:
        """The row, card or item around a node that is one of several, and the words of the step that tell it."""
        if node is None or self._is_alone(node):
            return None, ""
        item = self.question.snapshot.get(self._items.item_around(node.ref))
        if item is None or item.ref == node.ref:
            return None, ""
        inner = self.question.snapshot.descendants(item)
        texts = {text for one in inner if one.ref != node.ref and (text := one.own_text or one.name)}
        told = [text for text in texts if self.sources.expected(text) == "step" and text != node.called]
        return (item.ref, max(sorted(told), key=len)) if told else (None, "")

    def _place(self, said: SaidCheck, node: Node | None) -> int | None:
        """The place by which a target is told; what is the only one of its role has none."""
        alike = [other for other in self.question.snapshot.nodes if node and other.role == node.role and other.visible]
        return said.place if said.place and len(alike) > 1 else None

    def _is_alone(self, node: Node) -> bool:
        """Whether its name tells it from all else of its role."""
        alike = (other for other in self.question.snapshot.nodes if other.role == node.role and other.visible)
        return bool(node.called) and sum(other.called == node.called for other in alike) == 1


def _require_known(said: SaidCheck) -> None:
    """See that a check is of things that there can be: of all others anything is so.

    :raises Rejected: it is of a role or a state that no page has.
    """
    if said.role not in ROLES | {""} or (not said.role and said.check in OF_A_KIND):
        raise Rejected(
            f'the check {said.check} has no role "{said.role}"; it is one of WAI-ARIA, as button, link, textbox, '
            "combobox, listitem, row, heading, img, dialog, alert or status"
        )
    states = {said.state} if said.check != "state" else {said.state, said.expected}
    if unknown := states - STATES - {""}:
        raise Rejected(f'nothing is ever "{unknown.pop()}"; the states are {", ".join(sorted(STATES))}')


def _texts(said: SaidCheck) -> tuple[str, ...]:
    """What a check expects and names."""
    rows = (text for row in (said.cells, *said.rows) for _, text in row)
    return (said.expected, said.named, *said.items, *rows)


def _comparison(said: SaidCheck) -> Comparison:
    """The comparison of a check. A row or an item is told by a part of what it says: as a whole nobody calls it."""
    if said.check == "present" and said.role in ITEMS and said.named and said.comparison == "equals":
        return "contains"
    return said.comparison  # type: ignore[return-value]  # the schema names them, the judge knows them


def _expected(said: SaidCheck) -> Value | None:
    """What a check expects; the empty text is nothing to a check that needs none."""
    kind = CHECKS.get(said.check)
    return value_of(said.expected) if said.expected or kind is None or kind.needs_expected else None


def held_on(old: Snapshot, check: Check, now: Snapshot) -> bool:
    """Whether a check, given on the page as it is now, would have held on an older one."""
    same = translate(check, now, old)
    return same is not None and evaluate(same, old, reveal).holds
