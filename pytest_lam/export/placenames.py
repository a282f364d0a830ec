"""What things are called by where they are, as people say it: FIRST_ROW, LISTING_RESULTS_TABLE, button_in_row."""

from __future__ import annotations

import re
from types import MappingProxyType

from pytest_lam.export.drafts import LASTING, Thing
from pytest_lam.export.expressions import Expression, Place
from pytest_lam.export.names import THING_WORDS, words

KINDS = MappingProxyType(
    {
        "textbox": "field",
        "searchbox": "field",
        "combobox": "list",
        "listbox": "list",
        "spinbutton": "number field",
        "listitem": "item",
        "treeitem": "item",
        "menuitem": "menu item",
        "img": "image",
        "columnheader": "header",
        "rowheader": "cell",
        "gridcell": "cell",
        "region": "section",
        "complementary": "sidebar",
        "banner": "header",
        "contentinfo": "footer",
        "alertdialog": "dialog",
        "progressbar": "progress bar",
    }
)
"""What people call the roles whose names only specifications use."""
NO_KINDS = frozenset({"", "generic", "none", "presentation", "text"})
"""Roles that say nothing of what a thing is; then its tag does."""
TAGS = MappingProxyType(
    {
        "tr": "row",
        "td": "cell",
        "th": "header",
        "li": "item",
        "a": "link",
        "img": "image",
        "svg": "drawing",
        "canvas": "drawing",
        "input": "field",
        "textarea": "field",
        "select": "list",
        "option": "option",
        "button": "button",
        "article": "article",
        "section": "section",
        "form": "form",
        "dialog": "dialog",
        "fieldset": "group",
        "details": "group",
        "p": "paragraph",
        "div": "box",
        "table": "table",
        "ul": "list",
        "ol": "list",
        **{f"h{level}": "heading" for level in range(1, 7)},
    }
)
"""What people call the elements of HTML; any other holds a text."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

POSITION = re.compile(r"\((?P<steps>.+?)\)\[(?P<at>\d+|last\(\)(?:-\d+)?)\](?P<rest>.*)")
"""A way that counts: what is counted, which one it is, and what leads on from there."""
OF_CLASS = re.compile(r"\[contains\(concat\(.*?\{(\d)\}\)\]")
COLUMN = re.compile(r"th\[normalize-space\(\)=\{(\d)\}\]/preceding-sibling")
RELATION = re.compile(
    r"//(?P<tag>[\w*-]+)(\[@role='(?P<role>\w+)'\])?.*?\[(\.//)?[\w*]+\[normalize-space\(\)=\{0\}\]\]/.+"
)
"""A way from the row, card or section that holds a text."""
BESIDE = re.compile(r"//[\w*-]+\[normalize-space\(\)=\{0\}\]/ancestor::\*\[.+")
"""A way from a text to what stands nearest to it."""


def kind_of(role: str, tag: str, *, says: bool = False) -> list[str]:
    """The word for a thing of that role or, where its role says nothing, of that tag; ``says``: its text is known."""
    if role == "combobox" and tag not in ("select", "input"):
        return ["drop", "down"]
    if role not in NO_KINDS:
        return words(KINDS.get(role, role))
    return ["text"] if says and TAGS.get(tag, "box") == "box" else words(TAGS.get(tag, "text"))


def counted(thing: Thing, place: Place) -> list[str]:
    """What a thing is called whose way counts ("first row"): not by what stood in it when it was seen."""
    found = POSITION.fullmatch(place.pattern)
    if found is None or (place.cost >= LASTING and (thing.name or thing.marks)):
        return []
    holder = _nth(found["at"], _counted_kind(found["steps"], place, thing if not found["rest"] else None))
    if not found["rest"]:
        return holder
    if column := COLUMN.search(found["rest"]):
        return [*holder, *words(_literal(place.slots[int(column[1])]))]
    name = words(thing.name)
    if 0 < len(name) <= THING_WORDS and (thing.name,) in place.slots:
        return [*holder, *name]
    at = re.fullmatch(r"/descendant::.*\[(\d+)\]", found["rest"])
    kind = kind_of(thing.role, thing.tag)
    return [*holder, *(_nth(at[1], kind) if at and at[1] != "1" else kind)]


def relative(place: Place) -> list[str]:
    """Where a way starts from, as it is said behind a thing's kind: "in row", "beside"."""
    if (found := POSITION.fullmatch(place.pattern)) and found["rest"]:
        return ["in", *_nth(found["at"], _counted_kind(found["steps"], place, None))]
    if BESIDE.fullmatch(place.pattern):
        return ["beside"]
    if found := RELATION.fullmatch(place.pattern):
        return ["in", *_class(place), *([] if _class(place) else kind_of(found["role"] or "", found["tag"]))]
    return []


def column(place: Place) -> list[str]:
    """The header of the column that the way goes to, if it is always the same one."""
    found = COLUMN.search(place.pattern)
    return words(_literal(place.slots[int(found[1])])) if found else []


def holder(place: Place) -> list[str]:
    """The words of the mark or text that the way starts from, which tell things of one kind apart."""
    for slot in place.slots:
        said = words(_literal(slot))
        if not _literal(slot).startswith(" ") and 0 < len(said) <= THING_WORDS:
            return said
    return []


def classed(place: Place) -> list[str]:
    """The class that a thing is told by, if it is."""
    alone = re.fullmatch(r"\w*\.([\w-]+)", place.pattern)
    return words(alone[1]) if alone else _class(place)


def _class(place: Place) -> list[str]:
    found = OF_CLASS.search(place.pattern)
    return words(_literal(place.slots[int(found[1])])) if found else []


def _counted_kind(steps: str, place: Place, thing: Thing | None) -> list[str]:
    """What is counted: things of a class, else of the thing's own kind, else of a tag."""
    step = steps.rpartition("//")[2].rpartition("/")[2]
    if OF_CLASS.search(step):
        return _class(place)
    tag = re.match(r"[\w-]*", step)
    return kind_of(thing.role if thing is not None else "", tag[0] if tag else "")


def _nth(at: str, kind: list[str]) -> list[str]:
    """ "3" and row as third row, "last()-1" as second last row; beyond ten as row 12."""
    back = at.startswith("last()")
    number = int(at.removeprefix("last()").removeprefix("-") or 0) + 1 if back else int(at)
    if number > len(ORDINALS):
        return [*kind, str(number), *(["from", "last"] if back else [])]
    if back:
        return [*([] if number == 1 else [ORDINALS[number - 1]]), "last", *kind]
    return [ORDINALS[number - 1], *kind]


def _literal(slot: Expression) -> str:
    return "".join(piece for piece in slot if isinstance(piece, str))
