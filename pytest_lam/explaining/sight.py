"""What a step would hit on a page: opened, observed, decided on, and left as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_lam import wording
from pytest_lam.actions import Action
from pytest_lam.checking import evaluate
from pytest_lam.checks import Check
from pytest_lam.errors import CommandProblem, SecretNotSet
from pytest_lam.lam import Act, Candidate, Decision, Done, Lam, Memory, Refuse, Turn, Verify
from pytest_lam.recording import Target
from pytest_lam.secrets import require_secrets, reveal
from pytest_lam.settings import BrowserSettings, Limits
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

if TYPE_CHECKING:
    from pytest_lam.targets import Targets

SCHEMES = ("http", "https", "file")
"""Addresses that can be opened: an application's, or a page that was saved."""

NO_PAGES: Mapping[str, str] = MappingProxyType({})

LEAVES_PAGE = frozenset({"fill", "clear", "select", "deselect", "check", "uncheck", "upload", "scroll"})
"""Actions after which the same page is there as a rule: what comes next can be told without doing them."""

GOES_ON = "what comes then is decided on the page that this leads to"
UNCOVERS = "it is not in sight: this is tried first, and taken back if it does not show there"


@dataclass(frozen=True, slots=True)
class Hit:
    """One action or check as it is worded in a run, with how exported code would find what it is about.

    ``verdict`` of a check: "holds" or "fails"; ``seen`` is what it was judged by.
    """

    words: str
    locator: str = ""
    verdict: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """A step on a page. ``refused`` is the kind of a refusal, as in :class:`pytest_lam.lam.Refuse`."""

    page: str
    hits: tuple[Hit, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    refused: str = ""
    reason: str = ""
    remedy: str = ""
    note: str = ""


def look(
    step: Step, url: str, lam: Lam, browser: BrowserSettings, limits: Limits, pages: Mapping[str, str] = NO_PAGES
) -> Sight:
    """Open ``url`` in a browser of its own and tell what the step would hit there.

    :param pages: page names that the user gave an address to (ini ``lam_pages``).
    :raises CommandProblem: that is no address.
    :raises BrowserProblem: no browser, or no page.
    """
    if urlsplit(url).scheme not in SCHEMES:
        raise CommandProblem(f"{url!r} is no address; begin it with http://, https:// or file://")
    from pytest_lam.browser import breakdowns, observe, settle, start
    from pytest_lam.browser.ending import end
    from pytest_lam.browser.pages import navigate
    from pytest_lam.targets import Targets

    driver = start(browser)
    try:
        with breakdowns.explained(driver, browser.page_timeout, lambda: url):
            navigate(driver, url)
            settle(driver, limits)
            snapshot = observe(driver)
            breakdowns.require_page(snapshot.url, snapshot.text, f"opening {url}")
            return _Looker(step, snapshot, lam, Targets(driver), pages).sight(limits.turns)
    finally:
        end(driver)


@dataclass
class _Looker:
    """Asks the LAM about one step on one page, and words its answers."""

    step: Step
    snapshot: Snapshot
    lam: Lam
    targets: Targets
    pages: Mapping[str, str]
    turns: list[Turn] = field(default_factory=list)

    def __post_init__(self) -> None:
        with suppress(SecretNotSet):  # one is needed for a check of it only, which says so
            self.targets.secrets |= require_secrets(self.step)

    def sight(self, turns: int) -> Sight:
        """All that can be told without doing anything: to the first action that leads elsewhere, or the checks."""
        seen = Sight(wording.page(self.snapshot))
        for _ in range(turns):
            decision = self._decide()
            if isinstance(decision, Refuse) and not self.turns:
                told = (decision.kind, decision.reason, decision.remedy)
                return replace(seen, candidates=decision.candidates, refused=told[0], reason=told[1], remedy=told[2])
            if isinstance(decision, Verify):
                hits = (*seen.hits, *map(self._checked, decision.checks))
                return replace(seen, hits=hits, candidates=(*seen.candidates, *decision.candidates))
            if not isinstance(decision, Act) or self._repeats(decision.actions):
                return seen
            seen = replace(
                seen,
                hits=(*seen.hits, *map(self._acted, decision.actions)),
                candidates=(*seen.candidates, *decision.candidates),
            )
            if decision.tentative:
                return replace(seen, note=UNCOVERS)
            if any(action.name not in LEAVES_PAGE for action in decision.actions):
                return replace(seen, note="" if isinstance(self._decide(), Done) else GOES_ON)
        return seen

    def _decide(self) -> Decision:
        parts = urlsplit(self.snapshot.url)
        base = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        return self.lam.decide(
            self.step, self.snapshot, Memory(this_step=tuple(self.turns), pages=self.pages, base_url=base)
        )

    def _repeats(self, actions: Sequence[Action]) -> bool:
        """Whether the LAM waits for something to happen that does not, for nothing is done here."""
        return any(action == turn.action for action in actions for turn in self.turns)

    def _acted(self, action: Action) -> Hit:
        target = self.snapshot.get(action.target)
        words = wording.action(action, target, self.snapshot)
        self.turns.append(Turn(action, words, self.snapshot.url, self.snapshot))
        return Hit(words, self._locator(action.target, action.within, action.within_text))

    def _checked(self, check: Check) -> Hit:
        verdict = evaluate(check, self.snapshot, reveal)
        around = (check.within, check.within_text, check.nth, check.within_nth)
        return Hit(
            wording.check(check, self.snapshot),
            self._locator(check.target, *around),
            "holds" if verdict.holds else "fails",
            verdict.seen,
        )

    def _locator(
        self,
        ref: str | None,
        within: str | None = None,
        within_text: str = "",
        nth: int | None = None,
        within_nth: int | None = None,
    ) -> str:
        node = self.snapshot.get(ref)
        if node is None:
            return ""
        target = self.targets.of(node, self.snapshot, within, within_text, nth, within_nth)
        if not target.locators:
            return f"none: {wording.unlocatable(node, self.snapshot).splitlines()[0]}"
        return " in ".join(_ways(target))


def _ways(target: Target) -> Iterator[str]:
    """The best locator of each: the thing, then what is around it, the innermost first."""
    from pytest_lam.export import code
    from pytest_lam.locator import Locator

    def way(locator: Locator) -> str:
        return f"{code.BY[locator.by]}, {code.string(locator.value)}"

    yield way(target.locators[0])
    yield from (f"shadow root of {way(host)}" for host in reversed(target.hosts))
    yield from (f"frame {way(frame)}" for frame in reversed(target.frames))
