"""The vocabulary file, loaded once when it is first needed and made ready for matching."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Any

from pytest_lam.checks import Comparison
from pytest_lam.lam.embedded.outside import expressions
from pytest_lam.lam.embedded.tokens import VALUE, inflections, plural

_PIECE = re.compile(
    r"<(?P<group>\w+)>|\{(?P<slot>\w+)(?::(?P<kind>\w+))?\}|(?P<mark>[()\[\]|])|(?P<word>[^\s()\[\]|{}<>]+)"
)
_UNARTICLED = frozenset({"the", "a", "an"})
_PHRASE = r"(?:\S+ )+?"
_NUMBER = rf"{VALUE}\w*i "


@dataclass(frozen=True, slots=True)
class Form:
    """One way to build a clause, out of the vocabulary's ``[[form]]`` tables."""

    intent: str
    then: str
    say: str
    cost: float
    only: str = ""
    passive: bool = False
    kind: str = ""
    implied: str = ""
    comparison: Comparison = "equals"
    negated: bool = False
    state: str = ""
    reserved: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()
    """For each fixed part the words it can begin with: a clause without any of them can't match."""
    slot_kinds: Mapping[str, str] = field(default_factory=dict)
    manner: str = ""
    slots: tuple[str, ...] = ()
    """Its slots as they stand in it."""
    lead: str = ""
    """The slot that it begins with, or "" where it begins with a word."""
    verb: str = ""
    """The group of verbs that it begins with, or "" where it begins with anything else."""
    shows: bool = False
    """Whether a verb of showing is in it."""
    participle: bool = False
    """Whether it ends in what has been done: "... be published"."""

    def continues(self, other: Form) -> bool:
        """Whether it is the other form, with nothing or more behind it."""
        return self.say.startswith(other.say)


@dataclass(frozen=True, slots=True)
class Impossible:
    """What can't be done in a browser or told by a check, and why; ``kind`` as a refusal has it."""

    reason: str
    only: str
    pattern: re.Pattern[str]
    kind: str = "impossible"


class Vocabulary:
    """The tables of vocabulary.toml by name, with the forms ready to match."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.tables = tables
        self.costs: Mapping[str, float] = tables["costs"]
        self.threshold: float = tables["limits"]["threshold"]
        self.grammar: Mapping[str, Sequence[str]] = tables["grammar"]
        self._words: dict[tuple[str, ...], frozenset[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The first word of every known verb, in its base form."""
        groups = self.tables["verbs"].values()
        return frozenset(phrase.split()[0] for group in groups for phrase in group) | {"be", "have", "do"}

    @cached_property
    def showing(self) -> frozenset[str]:
        """The first words of verbs that say what is seen."""
        groups = self.tables["verbs"]
        return frozenset(said.split()[0] for name in ("show", "appear") for said in groups[name]) | {"see"}

    @cached_property
    def introducing(self) -> frozenset[str]:
        """Verbs of looking whether something is so, which no control of a page is called by."""
        return frozenset(self.fold(said).split()[0] for said in self.grammar["verifying"])

    @cached_property
    def explaining(self) -> frozenset[str]:
        """The first words of verbs that begin what is said: "saying", "telling"."""
        return frozenset(said.split()[0] for said in self.tables["verbs"]["explain"])

    @cached_property
    def bases(self) -> Mapping[str, str]:
        """Every known inflected form of a verb, and its base."""
        known = self.verbs | {said.split()[0] for said in (*self.grammar["willing"], *self.grammar["verifying"])}
        irregular: dict[str, str] = self.tables["inflection"]
        regular = sorted(known - {"be"})  # a "bed" is no form of it
        derived = {form: verb for verb in regular for form in inflections(verb)}
        for verb in known:
            derived.pop(verb, None)
        return derived | irregular

    def fold(self, phrase: str) -> str:
        """A phrase as codes: each word in its base form, each followed by one space."""
        return "".join(self.bases.get(word, word) + " " for word in phrase.lower().split())

    def _bare(self, phrase: str) -> str:
        return "".join(word + " " for word in self.unarticled(self.fold(phrase).split()))

    def words(self, *names: str) -> frozenset[str]:
        """A list of the grammar as a set."""
        if names not in self._words:
            self._words[names] = frozenset(word for name in names for word in self.grammar[name])
        return self._words[names]

    @cached_property
    def nouns(self) -> Mapping[tuple[str, ...], str]:
        """Every noun that tells a kind, singular and plural, as folded words, and the kind."""
        found: dict[tuple[str, ...], str] = {}
        for kind, nouns in self.tables["kinds"].items():
            for noun in nouns:
                found[tuple(self.fold(noun).split())] = kind
                found[tuple(self.fold(plural(noun)).split())] = kind
        return found

    def names_too(self, noun: str) -> bool:
        """Whether the first word of a noun that tells a kind also tells which: "password fields", but no "errors"."""
        known = self.tables["kind_rules"]["names_too"]
        return noun in known or (" " in noun and "result" not in noun and noun.removesuffix("s") in known)

    def inflected_nouns(self, nouns: Iterable[str]) -> frozenset[str]:
        """These nouns and their plurals, folded."""
        return frozenset(self.fold(said).strip() for noun in nouns for said in (noun, plural(noun)))

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Every wording of a state, folded, and the state."""
        return {self._bare(said): state for state, wordings in self.tables["states"].items() for said in wordings}

    @cached_property
    def orders(self) -> Mapping[str, str]:
        """Every wording of a sort order, folded, and the order: an "A" that is no article stays."""
        said = {wording: order for order, wordings in self.tables["orders"].items() for wording in wordings}
        return {fold(wording): order for wording, order in said.items() for fold in (self._bare, self.fold)}

    @cached_property
    def naming(self) -> tuple[tuple[str, ...], ...]:
        """The words that come between a kind and its name ("button called ..."), longest first."""
        folded = {tuple(self.unarticled(self.fold(said).split())) for said in self.grammar["naming"]}
        return tuple(sorted(folded, key=lambda words: (-len(words), words)))

    @staticmethod
    def unarticled(words: Iterable[str]) -> list[str]:
        """The words less their articles."""
        return [word for word in words if word not in _UNARTICLED]

    @cached_property
    def impossible(self) -> tuple[Impossible, ...]:
        """What is refused, in the order of the file."""
        named = set(self.tables["parts"]["words"])
        parts = named | {words[-1] for words, kind in self.nouns.items() if kind != "message"}
        return tuple(
            Impossible(
                entry["reason"],
                entry.get("only", ""),
                re.compile("|".join(f"(?:{say})" for say in expressions(entry, parts))),
                entry.get("kind", "impossible"),
            )
            for entry in self.tables["impossible"]
        )

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form, each passive one after its active one."""
        return tuple(form for entry in self.tables["form"] for say in entry["say"] for form in self._forms(entry, say))

    @cached_property
    def _index(self) -> Mapping[str, Sequence[int]]:
        """For each word the forms whose first fixed part can begin with it; under "" those without one."""
        found: dict[str, list[int]] = {}
        for place, form in enumerate(self.forms):
            for word in sorted(form.needs[0]) if form.needs else [""]:
                found.setdefault(word, []).append(place)
        return found

    def candidates(self, present: frozenset[str]) -> Iterable[Form]:
        """The forms all of whose fixed parts may be among these words, in the order of the file."""
        places = {place for word in (*present, "") for place in self._index.get(word, ())}
        for place in sorted(places):
            form = self.forms[place]
            if all(not need.isdisjoint(present) for need in form.needs):
                yield form

    def _forms(self, entry: Mapping[str, Any], say: str) -> Iterable[Form]:
        yield self._form(entry, say, passive=False)
        active = re.match(r"(<\w+>) (\{\w+(?::\w+)?\})(.*)", say)
        if active and entry.get("passive", True):
            yield self._form(entry, f"{active[2]} be {active[1]}{active[3]}", passive=True)

    def _form(self, entry: Mapping[str, Any], say: str, *, passive: bool) -> Form:
        reader = _FormReader(self, say)
        return Form(
            intent=entry["intent"],
            then=entry.get("then", ""),
            say=say,
            cost=entry.get("cost", 0.0),
            only=entry.get("only", ""),
            passive=passive,
            kind=entry.get("kind", ""),
            implied=entry.get("implied", ""),
            comparison=entry.get("comparison", "equals"),
            negated=entry.get("negated", False),
            state=entry.get("state", ""),
            reserved=frozenset(entry.get("reserved", ())),
            needs=reader.needs(),
            slot_kinds=reader.slot_kinds,
            manner=entry.get("manner", ""),
            slots=reader.slots,
            lead=reader.pieces[0]["slot"] or "",
            verb=reader.pieces[0]["group"] or "",
            shows=any(piece["group"] == "show" for piece in reader.pieces),
            participle=reader.ends_in_deed(),
        )

    def pattern(self, form: Form) -> re.Pattern[str]:
        """The form's expression over codes; compiled when a clause first has all its words."""
        if form.say not in self._patterns:
            self._patterns[form.say] = re.compile(_FormReader(self, form.say).expression())
        return self._patterns[form.say]

    def group(self, name: str) -> tuple[str, ...]:
        """The verbs of a group, folded, longest first; of ``states``, ``orders`` and ``keys`` their wordings."""
        if name == "state":
            said: Iterable[str] = self.states
        elif name == "order":
            said = self.orders
        else:
            said = (self.fold(phrase) for phrase in self.tables["verbs"][name])
        return tuple(sorted(set(said), key=lambda phrase: (-len(phrase), phrase)))


class _FormReader:
    """Reads one ``say`` line and writes it as a regular expression over codes."""

    def __init__(self, vocabulary: Vocabulary, say: str) -> None:
        self.vocabulary = vocabulary
        self.pieces = list(_PIECE.finditer(say))
        self.slots = tuple(piece["slot"] for piece in self.pieces if piece["slot"])
        self.slot_kinds = {piece["slot"]: piece["kind"] for piece in self.pieces if piece["kind"]}

    def expression(self) -> str:
        return "".join(self._piece(piece) for piece in self.pieces)

    def _piece(self, piece: re.Match[str]) -> str:
        if piece["mark"]:
            return {"(": "(?:", ")": ")", "[": "(?:", "]": ")?", "|": "|"}[piece["mark"]]
        if piece["group"]:
            return self._any(self.vocabulary.group(piece["group"]))
        if piece["slot"]:
            return f"(?P<{piece['slot']}>{self._slot(piece['slot'], piece['kind'])})"
        word = self.vocabulary.fold(piece["word"])
        return "" if word.strip() in _UNARTICLED else re.escape(word)

    def _slot(self, slot: str, kind: str | None) -> str:
        if slot in ("quoted", "given"):
            return rf"{VALUE}\S+ "
        if slot == "more":
            return rf"(?:(?:, |and )+{VALUE}\S+ )+"
        if slot == "count":
            known = {**self.vocabulary.tables["numbers"], **self.vocabulary.tables["several"]}
            numbers = "|".join(f"{word} " for word in known)
            words = "|".join(re.escape(self.vocabulary.fold(said)) for said in self._comparators())
            return rf"(?:{words})?(?:{_NUMBER}|{numbers})"
        if slot in ("state", "order"):
            return self._any(self.vocabulary.group(slot))
        if slot == "deed":
            return self._any(self.vocabulary.group(kind or slot))
        return _PHRASE

    def _comparators(self) -> list[str]:
        unarticled = (
            " ".join(self.vocabulary.unarticled(said.split())) for said in self.vocabulary.tables["comparators"]
        )
        return sorted(unarticled, key=lambda said: (-len(said), said))

    @staticmethod
    def _any(phrases: Sequence[str]) -> str:
        return "(?:" + "|".join(re.escape(phrase) for phrase in phrases) + ")"

    def ends_in_deed(self) -> bool:
        """Whether the last two parts are "be" and a verb that tells what has been done."""
        last = [piece["word"] or piece["slot"] or piece["group"] for piece in self.pieces[-2:]]
        return last in (["be", "deed"], ["be", "put"])

    def needs(self) -> tuple[frozenset[str], ...]:
        """The first words of each mandatory fixed part outside any brackets."""
        depth = 0
        found = []
        for piece in self.pieces:
            if piece["mark"] in ("(", "["):
                depth += 1
            elif piece["mark"] in (")", "]"):
                depth -= 1
            elif depth == 0 and (words := self._first_words(piece)):
                found.append(words)
        return tuple(found)

    def _first_words(self, piece: re.Match[str]) -> frozenset[str]:
        worded = piece["slot"] in ("state", "order", "deed")
        name = piece["group"] or (piece["kind"] or piece["slot"] if worded else "")
        if name:
            return frozenset(phrase.split()[0] for phrase in self.vocabulary.group(name))
        word = self.vocabulary.fold(piece["word"]).strip() if piece["word"] else ""
        return frozenset({word} - _UNARTICLED - {""})


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package."""
    folder = resources.files(__package__)
    texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in ("vocabulary.toml", "refusals.toml")]
    tables = {name: table for text in texts for name, table in tomllib.loads(text).items()}
    return Vocabulary(tables | {"numbers": tables["numbers"] | _compounds(tables["numbers"])})


def _compounds(numbers: Mapping[str, int]) -> dict[str, int]:
    """Tens and ones in one word: twenty-one."""
    tens = {word: value for word, value in numbers.items() if value in range(20, 100, 10)}
    ones = {word: value for word, value in numbers.items() if 0 < value < 10 and word != "single"}
    return {f"{ten}-{one}": high + low for ten, high in tens.items() for one, low in ones.items()}
