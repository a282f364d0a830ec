"""Frames of checks on a whole table or list that the step's own table describes; and of labels with their values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.slots import Framed, SlotReader, Slots, Unfit, placed
from pytest_lam.lam.embedded.sorts import is_page
from pytest_lam.lam.embedded.tables import column_of, labelled_values, rows_of
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import value_of

HELD = {"list": "item", "table": "row"}
"""What a thing of that kind is made of."""


class Tabulating(SlotReader):
    """Builds the frames of what the step's table says of a whole."""

    def _whole(self, form: Form, slots: Slots) -> Framed:
        """All rows of a table, or all items of a list: these and no others, or these in this order."""
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        if not self.table:
            raise Unfit
        said = [token.code for token in slots.get("thing", slots.get("place", ()))]
        phrase = self._target(thing.phrase if thing else None, place.phrase if place else None)
        doubt = sum(part.doubt for part in (thing, place) if part) / 2
        if phrase is not None and phrase.kind == "option":
            raise Unfit  # what a choice offers is no list of things beside one another
        if max(len(row) for row in self.table) == 1:
            if form.comparison == "in order":
                raise Unfit  # at their places
            items = column_of(self.table, said, self.vocabulary)
            frame = Frame("list", target=phrase, items=items, comparison=form.comparison)
            return Framed((frame,), doubt, used=True)
        if pairs := labelled_values(self.table, said, self.vocabulary):
            return Framed(valued(pairs, phrase), doubt, used=True)
        rows = rows_of(self.table, self.vocabulary)
        return Framed((Frame("table", target=phrase, rows=rows, comparison=form.comparison),), doubt, used=True)

    @staticmethod
    def _target(thing: Phrase | None, place: Phrase | None) -> Phrase | None:
        """What holds them; nouns for whatever it holds ("rows") add nothing to it."""
        where = None if place is None or is_page(place) else place
        if thing is None:
            return where
        bare = not thing.words and thing.kind in HELD.values()
        inner = None if thing.within is not None and is_page(thing.within) else thing.within
        if bare:
            return where or inner
        return placed(replace(thing, within=inner, amount=None), where)


def valued(pairs: Sequence[tuple[str, str]], where: Phrase | None) -> tuple[Frame, ...]:
    """What stands for each of several labels."""
    within = where if where is not None and where.words and where.kind else None
    return tuple(Frame("text", target=Phrase(label, within=within), value=value_of(value)) for label, value in pairs)
