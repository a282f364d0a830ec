"""Frames written on one line, so that a test reads as step and meaning."""

from __future__ import annotations

from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase, Understanding


def notation(understanding: Understanding) -> str:
    """All frames of an understanding, joined by semicolons; of a refusal its kind and reason."""
    if understanding.refused:
        return f"{understanding.kind}: {understanding.refused}"
    return "; ".join(_frame(frame) for frame in understanding.frames)


def _frame(frame: Frame) -> str:
    parts = ["not"] if frame.negated else []
    parts.append(frame.intent)
    if frame.target is not None:
        parts.append(_phrase(frame.target))
    if frame.comparison != "equals":
        parts.append(frame.comparison)
    if frame.count is not None:
        parts.append(str(frame.count))
    if frame.state:
        parts.append(f":{frame.state}")
    if frame.value is not None:
        parts.append(f"= {frame.value!r}")
    if frame.source is not None:
        parts.append(f"= what is in {_phrase(frame.source)}")
    if frame.place is not None:
        parts.append(f"@ {_phrase(frame.place)}")
    if frame.about is not None:
        parts.append(f"about {_phrase(frame.about)}")
    parts += [f"{label}={value!r}" for label, value in frame.pairs]
    parts += [f"[{', '.join(frame.items)}]"] if frame.items else []
    parts += ["|" + "|".join(f"{header}:{cell}" for header, cell in row) + "|" for row in frame.rows]
    return " ".join(parts)


def _phrase(phrase: Phrase) -> str:
    words = f'"{phrase.words}"' if phrase.quoted else f"<{phrase.words}>" if phrase.words else ""
    parts = [phrase.state, phrase.kind, words, f"#{phrase.ordinal}" if phrase.ordinal is not None else ""]
    parts.append(f"({phrase.hint})" if phrase.hint else "")
    parts.append({None: "", ALL: "x all"}.get(phrase.amount, f"x {phrase.amount}"))
    parts.append(f"most {phrase.most}" if phrase.most else "")
    parts += [f"having {shown}" for shown in phrase.having]
    text = " ".join(part for part in parts if part)
    return f"{text} in {_phrase(phrase.within)}" if phrase.within else text
