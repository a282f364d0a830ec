"""The LAM that ships with the package: no key, no network, no weights."""

from __future__ import annotations

from pytest_lam.lam import Decision, Memory, Refuse
from pytest_lam.lam.embedded.choosing import last_turn
from pytest_lam.lam.embedded.dropdowns import gathered, told_as_menu
from pytest_lam.lam.embedded.echo import without_echo
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.grounding import Grounder
from pytest_lam.lam.embedded.language import topic_before, understand
from pytest_lam.lam.embedded.page import Page
from pytest_lam.lam.embedded.planning import plan
from pytest_lam.lam.embedded.referring import owned
from pytest_lam.lam.embedded.scene import Scene, page_words
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step


class EmbeddedLam:
    """Understands a step by its vocabulary, grounds it by evidence, and refuses where it would have to guess."""

    name = "embedded"

    def __init__(self) -> None:
        self._page: Page | None = None

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        """What to do now; the same for the same step, page and memory."""
        understanding = understand(step, memory)
        if understanding.refused or not understanding.frames:
            return Refuse(
                understanding.kind, understanding.refused or "the words are not understood", remedy=understanding.remedy
            )
        shown = gathered(without_echo(snapshot, step.text), memory.opened)
        if step.type != "then":  # which looks at the page as it is
            shown = told_as_menu(shown, last_turn(memory))
        page = self._indexed(shown)
        words = page_words()
        scene = Scene(step, page, Grounder(page, words.synonyms), memory, memory.this_step, words)
        return self._planned(understanding.frames, scene)

    @staticmethod
    def _planned(frames: tuple[Frame, ...], scene: Scene) -> Decision:
        """What is done for the frames: "its price" is that of its owner, where the page shows that; of nothing else."""
        if not any(frame.target is not None and frame.target.refers == "its" for frame in frames):
            return plan(frames, scene)
        owner = topic_before(scene.memory)
        shown = owner is not None and bool(scene.grounder.places(owner))
        return plan(owned(frames, owner) if owner is not None and shown else frames, scene)

    def _indexed(self, snapshot: Snapshot) -> Page:
        """The index of the snapshot, built once however often it is asked about."""
        if self._page is None or self._page.snapshot.nodes is not snapshot.nodes:
            self._page = Page(snapshot)
        return self._page
