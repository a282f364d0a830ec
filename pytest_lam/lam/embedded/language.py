"""What a step means, from its English alone: frames, or an honest refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pytest_lam.lam import Memory
from pytest_lam.lam.embedded.frames import Phrase, Understanding
from pytest_lam.lam.embedded.numbers import UNITS, with_digits, with_limits_first
from pytest_lam.lam.embedded.readings import NOTHING, Reading
from pytest_lam.lam.embedded.recalling import recalled
from pytest_lam.lam.embedded.referring import SPOKEN_OF, Dangling, Unresolved, meant, resolved, unambiguous
from pytest_lam.lam.embedded.refusals import left_out, refusal
from pytest_lam.lam.embedded.sentences import SentenceReader
from pytest_lam.lam.embedded.stating import CHECKING
from pytest_lam.lam.embedded.tokens import Sentence, outline_sentence, tokenise
from pytest_lam.lam.embedded.vocabulary import Vocabulary, vocabulary
from pytest_lam.step import Step


def understand(step: Step, memory: Memory | None = None) -> Understanding:
    """What the step asks for, as frames in the order in which they are to be carried out.

    Never raises for any text. Where nothing fits well enough, ``refused`` says why, and
    ``remedy`` is the first line of a hand-written definition that would close the gap.
    ``memory`` is not needed to understand the words; what it remembers takes the place of the
    names under which the step speaks of it, and what its steps were about that of "it". Without
    any, "it" stays what it is, with a note; nobody can act on that.
    """
    step = recalled(step, memory)
    words = vocabulary()
    best, missing = NOTHING, ""
    for sentence in _sentences(step, words):
        reader = SentenceReader(sentence, step, words)
        impossible = reader.impossible()
        if impossible:
            return impossible
        reading, missing = reader.read(), reader.left_out()
        if reading.rank > best.rank:
            best = reading
        if best.score >= words.threshold:
            break
    if best.score < words.threshold and missing:
        return left_out(step, best.frames, best.score, best.rule, missing)
    return _understanding(step, best, words, memory)


def _sentences(step: Step, words: Vocabulary) -> Iterator[Sentence]:
    numbers, units = words.tables["numbers"], UNITS if step.type == "then" else frozenset()
    template, text = (
        with_limits_first(with_digits(said, numbers, units), numbers) for said in (step.template, step.text)
    )
    outline = outline_sentence(replace(step, template=template), words.bases)
    if outline is not None:
        yield outline
    yield tokenise(text, words.bases)


def _understanding(step: Step, best: Reading, words: Vocabulary, memory: Memory | None) -> Understanding:
    if best.score < words.threshold:
        return refusal(step, best.frames, best.score, best.rule)
    if (step.table or step.docstring is not None) and not best.used:
        what = "table" if step.table else "doc string"
        return refusal(step, best.frames, 0.0, best.rule, f"it is not clear what its {what} is for")
    notes: list[str] = []
    resolve = resolved if step.type != "then" else unambiguous
    try:
        frames = resolve(best.frames)
    except Dangling as reason:
        topic = topic_before(memory)
        if topic is not None:
            return _understanding(step, replace(best, frames=meant(best.frames, topic)), words, Memory())
        if memory is not None:
            return refusal(step, best.frames, 0.0, best.rule, str(reason))
        notes.append(f"{reason}: the steps before it must")
        frames = best.frames
    except Unresolved as reason:
        return refusal(step, best.frames, 0.0, best.rule, str(reason))
    if step.type == "then" and not any(frame.intent in CHECKING for frame in frames):
        notes.append("a Then that acts proves nothing")
    return Understanding(frames, round(min(1.0, best.score), 3), best.rule, notes=tuple(notes))


def topic_before(memory: Memory | None) -> Phrase | None:
    """What the scenario's last deed was done to, where the step of it named that."""
    for step, turns in reversed(memory.earlier if memory else ()):
        if not turns:
            continue
        frames = understand(step).frames
        target = frames[-1].target if frames and frames[-1].intent in SPOKEN_OF else None
        return target if target is not None and target.words and not target.refers else None
    return None
