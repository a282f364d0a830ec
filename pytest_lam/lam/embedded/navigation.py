"""Getting to a page by address or by name, and telling whether a page is the one that a step names."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from pytest_lam.actions import Action
from pytest_lam.checks import Check
from pytest_lam.lam import Act, Refuse, Verify
from pytest_lam.lam.embedded import trails
from pytest_lam.lam.embedded.evidence import CONTROL, LINKED
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import said
from pytest_lam.lam.embedded.matching import Match, match_quoted, match_words
from pytest_lam.lam.embedded.page import SEPARATORS, stems_of, words_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused

CALLED = 0.75
"""A title or heading must fit a page's name this well: all of its words, and not buried in others."""
MAIN_HEADINGS = 2
"""Headings down to this level name a page; deeper ones name its parts."""
ROOT = "/"
SWITCHES = frozenset({"radio", "tab", "button", "menuitem", "treeitem", "option"})
"""Roles of what may bring a page up where no link does, if it is called just like it."""


def navigate(frame: Frame, scene: Scene) -> Outcome:
    """To an address; or to the page of that name."""
    if frame.value is not None:
        return Over(1) if scene.turns else _to(str(frame.value))
    phrase = frame.target or Phrase("", "page")
    known = scene.named_pages()
    quality = f" {frame.place.words}" if frame.place is not None else ""
    for name in (phrase.words, f"{phrase.words} page"):
        if name.casefold() + quality.casefold() in known:
            return Over(1) if scene.turns else _to(known[name.casefold() + quality.casefold()])
    if quality:
        named = f"{phrase.words} page{quality}"
        remedy = f'name its address: lam_pages in the ini file, for "{named}"; or bring that about in steps of its own'
        return Refuse("unclear", f"nothing tells how to have the {phrase.words} page{quality}", remedy=remedy)
    if is_home(phrase, scene):
        return Over(1) if scene.turns else _to(ROOT)
    if trails.levels(phrase):
        return trails.follow(phrase, scene)
    return by_name(phrase, scene)


def _to(address: str) -> Act:
    return Act((Action("navigate", value=address),))


def is_home(phrase: Phrase, scene: Scene) -> bool:
    """Whether the name is that of the start of the site ("the shop home page" too)."""
    words = phrase.words.casefold()
    names = scene.words.pages["home"]
    last = words.split()[-1] if words.split() else ""
    return words in names or last in ("home", "homepage")


def by_name(phrase: Phrase, scene: Scene) -> Outcome:
    """To the page of that name: where one is already, by a link, or by the address that its name suggests."""
    if phrase.within is not None and phrase.within.words:  # the page of "Desk lamp"
        phrase = replace(phrase.within, kind="page")
    start = 1 if _opened_root(scene) else 0
    guess = _guess(phrase)
    rest = scene.turns[start:]
    if rest:
        guessed = rest[0].action.name == "navigate" and rest[0].action.value == guess
        if not guessed or len(rest) > 1 or names_itself(phrase, scene):
            return Over(start + 1)
        reason = f'no link to {said(phrase)} was found, and {guess} leads to "{scene.snapshot.title}"'
        return Refuse("missing", reason, remedy="name its address: lam_pages in the ini file, or a path in the step")
    if names_itself(phrase, scene):
        return Over(start)
    if not scene.snapshot.url.startswith("http"):
        return _to(ROOT)
    link = scene.ground(Phrase(phrase.words, "", phrase.quoted, phrase.ordinal, phrase.within), LINKED)
    if link.node is not None:
        return Act((Action("click", link.node.ref, None, link.within, link.within_text),), link.candidates)
    if link.problem == "ambiguous":
        return refused(link)
    control = scene.ground(Phrase(phrase.words, quoted=True, within=phrase.within), CONTROL)
    if phrase.words and control.node is not None and control.node.role in SWITCHES:  # pages that a script exchanges
        return Act((Action("click", control.node.ref, None, control.within, control.within_text),), control.candidates)
    return _to(guess)


def _opened_root(scene: Scene) -> bool:
    return bool(scene.turns) and scene.done(0) == "navigate" and scene.turns[0].action.value == ROOT


def _guess(phrase: Phrase) -> str:
    return ROOT + "-".join(words_of(phrase.words))


def names_itself(phrase: Phrase, scene: Scene) -> str:
    """The title, part of the title or main heading by which the page says that it is the one; "" if none does."""
    return next((text for _, text in self_names(phrase, scene)), "")


def self_names(phrase: Phrase, scene: Scene) -> list[tuple[str, str]]:
    """What of the page says so, as (check, text): its headings, the best first, then its title."""
    found: list[tuple[float, str, str]] = []
    headings = (n for n in scene.snapshot.nodes if n.role == "heading" and n.visible)
    for node in headings:
        if (node.level or 1) <= MAIN_HEADINGS and (match := _match(phrase, node.text or node.name, scene)):
            found.append((match.strength, "heading", node.text or node.name))
    parts = [scene.snapshot.title, *SEPARATORS.split(scene.snapshot.title)] if scene.snapshot.title else []
    titles = [match.strength for part in parts if part and (match := _match(phrase, part, scene))]
    if titles:
        found.append((max(titles) - 0.01, "title", scene.snapshot.title))
    fitting = [one for one in found if one[0] >= CALLED]
    return [(check, text) for _, check, text in sorted(fitting, key=lambda one: -one[0])]


def _match(phrase: Phrase, text: str, scene: Scene) -> Match | None:
    if not words_of(phrase.words):
        return None
    if phrase.quoted:
        return match_quoted(phrase.words, text)
    return match_words(phrase.words, text, scene.words.synonyms, scene.page.rarity)


def address(frame: Frame, scene: Scene) -> Outcome:
    """That the page is the one: by its address where one is known, else by what it says of itself."""
    if frame.value is not None:
        return _verify("address", str(frame.value), frame)
    phrase = frame.target or Phrase("", "page")
    if frame.place is not None:
        remedy = "say which page it is, and what it shows, in two steps"
        return Refuse("unclear", f'no check tells whether a page is one "{frame.place.words}"', remedy=remedy)
    known = scene.named_pages()
    for name in (phrase.words, f"{phrase.words} page"):
        if name.casefold() in known:
            return _verify("address", _path(known[name.casefold()], scene), frame)
    if is_home(phrase, scene):
        return _verify("address", _path(ROOT, scene), frame)
    for kind, text in self_names(phrase, scene):
        if phrase.words.casefold() in text.casefold():
            return Verify((Check(kind, expected=phrase.words, comparison="contains", negated=frame.negated),))
        return Verify((Check(kind, expected=text, negated=frame.negated),))
    if (segment := _segment(phrase, scene)) and not frame.negated:
        return Verify((Check("address", expected=segment, comparison="contains"),))
    return Verify((Check("heading", expected=phrase.words, comparison="contains", negated=frame.negated),))


def _verify(name: str, expected: str, frame: Frame) -> Verify:
    return Verify((Check(name, expected=expected, comparison=frame.comparison, negated=frame.negated),))


def _path(address: str, scene: Scene) -> str:
    base = scene.memory.base_url
    whole = urljoin(base, address) if base else address
    parts = urlsplit(whole)
    same_site = not parts.netloc or parts.netloc == urlsplit(scene.snapshot.url).netloc
    path = (parts.path or ROOT) + (f"?{parts.query}" if parts.query else "")
    return path if same_site else whole


def _segment(phrase: Phrase, scene: Scene) -> str:
    """The part of the path that has just the words of the page's name."""
    wanted = scene.words.synonyms.concepts(stems_of(phrase.words))
    for segment in urlsplit(scene.snapshot.url).path.split("/"):
        if segment and scene.words.synonyms.concepts(stems_of(segment.replace("-", " ").replace("_", " "))) == wanted:
            return f"/{segment}"
    return ""
