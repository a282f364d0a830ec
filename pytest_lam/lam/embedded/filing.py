"""Frames of files: those that a step uploads, and those that the browser downloaded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.slots import Framed, SlotReader, Slots, Unfit, emptied
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import value_of

KIND = re.compile(r"[A-Za-z0-9]{2,5}")
"""How a kind of file is said: by the end of its name."""

FILE = re.compile(r"[^\s/]+\.[A-Za-z0-9]{2,5}")
"""A file's name."""


class Filing(SlotReader):
    """Builds the frames of uploads and downloads."""

    def _as_upload(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        given = (*slots["quoted"], *(token for token in slots.get("more", ()) if token.is_value))
        target = self._thing(form, slots, "target")
        names = [token.text for token in given]
        if form.verb != "upload" and not all("." in name for name in names):
            raise Unfit  # to choose something is to upload it where it is a file
        if target and target.phrase.refers == "it" and not target.phrase.kind:
            target = None  # "this product": what the page is about, and no field of it
        if form.verb == "upload" and form.slots[0] == "target" and not self._is_of_files(slots["target"], names[0]):
            raise Unfit
        frame = Frame("upload", target=emptied(target, ""), value="\n".join(names))
        framed = Framed((frame,), target.doubt if target else 0.0)
        return self._detailed(form, slots, framed) if "given" in slots else framed

    def _is_of_files(self, tokens: Sequence[Token], name: str) -> bool:
        """Whether what stands before a file's name can be what takes it: the passport scan "p.png"."""
        plain = not any(token.is_value for token in tokens)
        return plain and (tokens[-1].text in self.rules["files"] or FILE.search(name) is not None)

    def _detailed(self, form: Form, slots: Slots, framed: Framed) -> Framed:
        """A file with what the form asks of it: attach the "a.png" image with "banner" type."""
        label = self._thing(form, slots, "detail")
        if label is None or label.phrase.quoted:
            raise Unfit
        fill = Frame("fill", target=replace(label.phrase, kind="field"), value=value_of(slots["given"][0].text))
        return replace(framed, frames=(*framed.frames, fill), doubt=framed.doubt + label.doubt)

    @staticmethod
    def _with_files(framed: Framed) -> Framed:
        """A picture that is changed to a file is uploaded."""
        (frame,) = framed.frames
        image = frame.target is not None and frame.target.kind == "image"
        if not image or not isinstance(frame.value, str) or not FILE.fullmatch(frame.value):
            return framed
        return replace(framed, frames=(replace(frame, intent="upload"),))

    def _as_download(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        name = slots["quoted"][0].text if "quoted" in slots else ""
        if "kind" in slots:
            said = self.reader.span(slots["kind"])
            if not KIND.fullmatch(said):
                raise Unfit
            name = f"*.{said.lower()}"
        value, doubt = self.reader.value(slots["value"]) if "value" in slots else (None, 0.0)
        target = Phrase(name, "file", quoted=True) if name else None
        return Framed((Frame("download", target=target, value=value, comparison=form.comparison),), doubt)
