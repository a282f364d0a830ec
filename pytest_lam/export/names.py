"""Names for generated code: what a person calls things, as valid and unique Python identifiers."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Sequence
from types import MappingProxyType

from pytest_lam.export.texts import Part, Shape


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAME_LENGTH = 60
"""Characters of a function's name, so that a definition's first line fits the screen."""
THING_WORDS = 5
"""Words of a constant's name; a longer name is a sentence, not a name."""

FILLERS = _listed("a an the i we you he she they my our your is are am be to of that should")
"""Words at the start of a step, or around a value, that name nothing."""
NO_NOUNS = _listed(
    """and as at by called contains displays enter entered enters equals field for from has have having in
    into is it labelled like matches named not of on
    no any some another every or reads said saying says see sees select selects
    set show shown shows titled type types with add adds added choose chooses click clicks clicked fill
    fills find finds go goes have open opens opened pick picks press presses remove removes search
    searches tick ticks untick unticks visit visits check checks uncheck unchecks delete deletes read
    change changes exactly least most than only about over under contain display showing message"""
)
"""Words before a value that say what is done with it, not what it is."""
ARTICLES = _listed("a an the")
ADJECTIVES = _listed("first second third last next previous new old same other only following current whole")
"""Words between an article and a value that are no noun."""
CONTROLS = _listed(
    """button link field box checkbox radio switch slider tab menu item option dropdown row column cell table
    section group card dialog window heading label image icon file message notice page"""
)
"""Words behind a value that say what is called by it."""

RESERVED = _listed(
    """driver wait base_url datatable docstring request given when then parsers scenarios os pytest re string
    By EC Keys Select WebDriver WebDriverWait WebElement Callable Iterator contextmanager suppress
    TypeVar urljoin urlsplit urlunsplit Locator T before here dialog expected
    ActionChains ChromiumDriver ScrollOrigin Path FILES fnmatch
    remembered wanted wanted_texts wanted_rows datetime UTC Counter unicodedata pairwise isclose isnan Sequence"""
)
"""Names that generated modules or pytest fixtures already mean something by."""

PARAMETER_OF = MappingProxyType(
    {
        "text": "text",
        "heading": "heading",
        "title": "title",
        "address": "address",
        "value": "value",
        "state": "state",
        "count": "count",
        "row": "cell",
        "present": "name",
        "navigate": "address",
        "fill": "value",
        "select": "option",
        "deselect": "option",
        "upload": "path",
        "switch window": "title",
        "accept": "answer",
        "pause": "seconds",
        "download": "file_name",
        "press": "key",
        "order": "order",
        "each": "text",
        "change": "amount",
        "list": "item",
        "table": "cell",
        "remember": "name",
    }
)
"""What a value is called by where it goes, if the words of the step do not tell."""


def words(text: str) -> list[str]:
    """The words of a text in lower case, in letters that every editor has (accents dropped)."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", text))  # noqa: RUF001 - apostrophes of both kinds
    ascii_only = plain.encode("ascii", "ignore").decode()
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", ascii_only)
    return re.findall(r"[a-z0-9]+", split.lower())


def identifier(found: Sequence[str], otherwise: str) -> str:
    """Words as a snake_case identifier of at most NAME_LENGTH characters; ``otherwise`` where none can be made."""
    name = ""
    for word in found:
        if len(name) + len(word) + 1 > NAME_LENGTH:
            break
        name = f"{name}_{word}" if name else word
    if name and name[0].isdigit():
        name = f"{otherwise}_{name}"[:NAME_LENGTH].rstrip("_")
    if not name:
        return otherwise
    return f"{name}_" if is_taken(name) else name


def is_taken(name: str) -> bool:
    """Whether Python, pytest or the module's imports mean something by the name already."""
    return keyword.iskeyword(name) or keyword.issoftkeyword(name) or name in RESERVED or hasattr(builtins, name)


def parameter_names(found: Shape, goals: Sequence[str]) -> tuple[str, ...]:
    """A name for each varying part: its Outline column, the noun beside it, else where it goes."""
    taken: set[str] = set()
    return tuple(distinct(_parameter(part, goal), taken) for part, goal in zip(found.parts, goals, strict=True))


def _parameter(part: Part, goal: str) -> str:
    if part.column:
        return identifier(words(part.column), "value")
    before, after = words(part.before[-60:].rpartition('"')[2]), words(part.after.partition('"')[0])
    if part.kind == "number":
        if goal in ("text", "count"):
            return identifier(["count"] if after else before[-1:], "number")
        return identifier(before[-1:] if goal == "name" and _ends_in_a_noun(before) else words(goal), "number")
    if _ends_in_a_noun(before):
        return identifier(before[-1:], "value")
    if part.kind == "quoted" and goal != "address" and after and after[0] in CONTROLS:
        return identifier(after[:1], "value")
    if goal == "text" and part.value.isdigit():
        return "count"
    return identifier(words(goal), "value")


def _ends_in_a_noun(before: Sequence[str]) -> bool:
    """Whether the word before a value says what it is: no verb, which would follow the subject, no preposition."""
    if before[-2:-1] and before[-2] in ARTICLES and before[-1] not in NO_NOUNS | ADJECTIVES:
        return not before[-1].isdigit()
    while before and before[0] in FILLERS | {"user"}:
        before = before[1:]
    return len(before) > 1 and before[-1] not in NO_NOUNS | FILLERS and not before[-1].isdigit()


def function_name(found: Shape, names: Sequence[str]) -> str:
    """The step's words, with the names of its values in between; a value at the end needs no mention."""
    said: list[str] = []
    for index, literal in enumerate(found.literals):
        said += [word for word in words(literal) if word not in ("a", "an", "the")]
        after = words(" ".join(found.literals[index + 1 :]))
        if index < len(names) and after:
            said += [] if names[index] in (*said[-1:], after[0]) else words(names[index])
    while said and said[0] in FILLERS:
        said.pop(0)
    if len(said) == 1 and names and is_taken(said[0]):
        said += words(names[0])
    return identifier(said, "step")


def thing_name(name: str, text: str, marks: Sequence[str], kind: Sequence[str]) -> list[str]:
    """The words of what a person would call a thing: its name, the mark its makers gave it, its text, else its kind."""
    sources = [words(source) for source in (name, *marks, text)]
    found = next((each for each in sources if 0 < len(each) <= THING_WORDS), None) or sources[0][:THING_WORDS]
    return [*(kind if found and found[0].isdigit() else ()), *(found or kind)]


def distinct(name: str, taken: set[str]) -> str:
    """``name``, or ``name_2`` and so on where it is taken; it is taken from now on."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name}_{number}", number + 1
    taken.add(found)
    return found
