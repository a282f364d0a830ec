"""How each node of a snapshot is written down in the condensed text. Plain data."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from pytest_lam.condensed.notation import (
    CELL,
    CELLS,
    CONCEALED,
    DEEPEST,
    EMPTY,
    HEADING,
    INTERACTIVE,
    LAYING_OUT,
    LETTERS,
    LIVE,
    MARKS,
    NAMELESS,
    PARTS,
    PHRASES,
    TABLES,
    TELLING,
    WORDS,
    Block,
    Piece,
    choices,
    escaped,
    flat,
    identity,
    is_inline,
    is_plain,
    is_said,
    is_words,
    joined,
    lines_of,
    own_name,
    plain,
    selected,
    spaced,
)
from pytest_lam.condensed.reading_order import flow
from pytest_lam.snapshot import Node, Snapshot


class Writer:
    """Writes one snapshot down, and keeps which reference stands for which node."""

    def __init__(self, snapshot: Snapshot, known: Mapping[str, str]) -> None:
        self.snapshot = snapshot
        self.handles: dict[str, str] = dict(known)
        self.refs: dict[str, str] = {}
        self._parts: list[tuple[str, str, str]] = []
        self._next = 1 + max((int(re.sub(r"\D", "", handle)) for handle in known.values()), default=0)
        self._depth = 0
        self._flattened: set[str] = set()
        self._controls = {plain(node.called) for node in snapshot.nodes if node.role in INTERACTIVE and node.visible}
        self._holding = _around(snapshot, INTERACTIVE)
        self._laid_out = _around(snapshot, LAYING_OUT)

    def page(self) -> list[str]:
        """All lines of the page."""
        tops = [node for node in self.snapshot.nodes if self.snapshot.get(node.parent) is None]
        return lines_of([piece for node in tops for piece in self.write(node)])

    def parts(self) -> dict[str, str]:
        """The refs of the parts that have no reference, by what is written of them: ``main``, ``table 2``."""
        found: dict[str, str] = {}
        for word in dict.fromkeys(word for word, _, _ in self._parts):
            alike = [(name, ref) for each, name, ref in self._parts if each == word]
            for number, (name, ref) in enumerate(alike, 1):
                found |= {word: ref} if len(alike) == 1 else {f"{word} {number}": ref}
                if [each for each, _ in alike].count(name) == 1 and name:
                    found[f'{word} "{name}"'] = ref
        return found

    def write(self, node: Node) -> list[Piece]:
        """A node with all that is in it."""
        if not (node.visible or node.text or self._children(node)):
            return []
        if node.role in INTERACTIVE - {"row"}:
            return self._control(node)
        if node.role in TABLES and (table := self._table(node)):
            return [table]
        if node.role == "heading":
            return self._heading(node)
        if node.role == "iframe" or node.role in PARTS.keys() - NAMELESS or (node.role in NAMELESS and own_name(node)):
            return self._part(node)
        return self._text(node)

    def _children(self, node: Node) -> tuple[Node, ...]:
        return () if node.ref in self._flattened else self.snapshot.children(node)

    def _number(self, node: Node) -> str:
        """The reference of a node, given once."""
        handle = self.handles.get(node.ref)
        if handle is None:
            kind = LETTERS.get(node.role) or (node.role if node.role in WORDS else "")
            handle = self.handles[node.ref] = f"{kind}{self._next}"
            self._next += 1
        return handle

    def _token(self, node: Node, *words: str) -> str:
        """``[b7 Save ~disabled]``: a node in brackets."""
        handle = self._number(node)
        self.refs[handle] = node.ref
        states = ",".join(state for state in TELLING if state in node.states)
        told = " ".join(part for part in (handle, " ".join("".join(words).split())) if part)
        return f"[{told} ~{states}]" if states else f"[{told}]"

    def _control(self, node: Node) -> list[Piece]:
        """Something to operate: ``[f3 Name=Ada ~required]``, and behind it what can be operated inside of it."""
        self._number(node)
        name = node.text if plain(node.text) == plain(node.called) else node.called
        held = node.value if node.value is not None else selected(node)
        if node.ref not in self._holding:
            rest = [*self._inside(node, said=f"{name} {held}")]
            return [self._token(node, escaped(name), *(f" {piece}" for piece in flat(rest)), self._content(node))]
        composed = plain(name) in plain(node.text)  # Of what is in it, which is written all the same.
        inside = self._inside(node, said=held if composed else f"{name} {held}")
        told = composed and is_said(name, " ".join(flat(inside)))  # A label that says only the name is left out there.
        head = self._token(node, "" if told else escaped(name), self._content(node))
        if is_inline(inside):
            return [Block((joined([head, *inside]),))]
        return [Block((head, *(f" {line}" for line in lines_of(inside))))]

    def _content(self, node: Node) -> str:
        """What a field holds, a hint to it, its choices; of what has no words what it may be."""
        told = choices(node)
        if node.value and node.attributes.get("type") == "password":
            told = f"={CONCEALED}"
        elif node.value and not told and plain(node.value) != plain(node.called):
            told = f"={escaped(node.value)}"
        elif node.placeholder and not node.value and plain(node.placeholder) not in plain(node.called):
            told = f" ({escaped(node.placeholder)})"
        return told if told or node.called or node.text else f" {identity(node)}"

    def _inside(self, node: Node, said: str = "") -> list[Piece]:
        """What is in a node, less the texts that were said already."""
        parts = flow(node, self._children(node)) if self._depth < DEEPEST else self._flat(node)
        found: list[Piece] = []
        self._depth += 1
        for part in parts:
            if isinstance(part, str):
                if not is_said(part, said):
                    found.append(spaced(part))
            elif part.ref in self._holding or part.role in INTERACTIVE or not is_said(part.text or part.name, said):
                found.extend(self.write(part))
        self._depth -= 1
        if is_inline(found) and any(is_plain(piece) for piece in found):
            return found
        return [piece for piece in found if isinstance(piece, Block) or piece.strip()]

    def _flat(self, node: Node) -> Iterator[str | Node]:
        """All that is in a node without its nesting."""
        waiting = [*reversed(self._children(node))]
        if node.own_text:
            yield node.own_text
        while waiting:
            inner = waiting.pop()
            waiting.extend(reversed(self._children(inner)))
            self._flattened.add(inner.ref)
            if inner.role in INTERACTIVE or inner.own_text:
                yield replace(inner, text=inner.own_text)

    def _heading(self, node: Node) -> list[Piece]:
        inside = self._inside(node)
        if is_words(inside):
            inside = [self._token(node, joined(inside) or escaped(node.called))]
        return [HEADING * (node.level or 2) + " ".join(flat(inside))]

    def _part(self, node: Node) -> list[Piece]:
        """A part of the page under its role and its name (where nothing in it says the same)."""
        words = PARTS.get(node.role, "")
        name = own_name(node)
        refers = node.role in LIVE or node.role == "iframe"
        if refers:
            self._number(node)
        else:
            self._parts.append((words, name, node.ref))
        inside = self._inside(node)
        if refers and inside and is_words(inside):
            return [Block((words + self._token(node, name, "=" if name else "", joined(inside)),))]
        head = words + self._token(node, name) if refers else f'{words} "{name}"' if name else words
        if is_inline(inside):
            return [Block((joined([f"{head} ", *inside]),))] if inside or name or refers else []
        return [Block((head, *(f" {line}" for line in lines_of(inside))))]

    def _text(self, node: Node) -> list[Piece]:
        """What is only there to be read, or holds other things."""
        said, is_phrase = self._named_by(node), node.tag in PHRASES and not node.attributes.keys() & MARKS
        if node.own_text and not said and not is_phrase:
            self._number(node)
        inside = self._inside(node, said=said)
        if not inside:
            return self._bare(node)
        if any(is_plain(piece) for piece in inside):
            if is_phrase and is_inline(inside):
                return inside
            if is_inline(inside):
                return [self._token(node, joined(inside))]
            inside = [self._token(node, str(piece)) if is_plain(piece) else piece for piece in inside]
        if len(inside) == 1 or node.role in ("list", "document"):
            return inside
        return [Block(tuple(lines_of(inside)), group=True)]

    def _named_by(self, label: Node) -> str:
        """What a label says that the field says, too, which is called by it."""
        if label.tag != "label":
            return ""
        if label.ref not in self._holding:
            return label.text if plain(label.text) in self._controls else ""
        return " ".join(node.called for node in self.snapshot.descendants(label) if node.role in INTERACTIVE)

    def _bare(self, node: Node) -> list[Piece]:
        """Something without text: a picture, a meter, an icon that can be clicked."""
        if (node.role in EMPTY and not node.called) or node.text:
            return []
        return [self._token(node, escaped(node.called), self._content(node))]

    def _table(self, node: Node) -> Block | None:
        """A table as its rows, a line each; None where it lays parts of the page out."""
        rows, others = self._rows(node)
        if not rows or node.ref in self._laid_out or any(each.own_text for each in (node, *rows)):
            return None
        self._parts.append((node.role, own_name(node), node.ref))
        above = lines_of([piece for other in others for piece in self.write(other)])
        name = f' "{own_name(node)}"' if own_name(node) else ""
        columns = self._columns(rows)
        lines = (*above, *(self._row(row, columns) for row in rows))
        return Block((f"{node.role}{name}", *(f" {line}" for line in lines)))

    def _rows(self, node: Node) -> tuple[list[Node], list[Node]]:
        """The rows of a table, in groups or not, and what else is in it."""
        rows: list[Node] = []
        others: list[Node] = []
        for child in self._children(node):
            if child.role == "row":
                rows.append(child)
            elif child.role == "rowgroup" and not child.own_text:
                inner, more = self._rows(child)
                rows, others = rows + inner, others + more
            else:
                others.append(child)
        return rows, others

    def _columns(self, rows: Sequence[Node]) -> list[str]:
        """What stands over the columns, in the order in which it is written."""
        children = (self._children(row) for row in rows)
        heads = next((cells for cells in children if any(cell.role == "columnheader" for cell in cells)), ())
        return [plain(cell.text) for cell in heads]

    def _row(self, row: Node, columns: Sequence[str]) -> str:
        """A row, each cell at the place of its header: the empty ones before it are no nodes."""
        handle = self._number(row)
        texts: list[str] = []
        for cell in self._children(row):
            headers = {plain(header) for header in cell.headers} - {""}
            texts += [""] * next((gap for gap, column in enumerate(columns[len(texts) :]) if column in headers), 0)
            inside = self._inside(cell) if cell.role in CELLS else self.write(cell)
            texts.append("".join(flat(inside)).strip() or escaped(cell.name))
            self.refs[CELL.format(row=handle, number=len(texts))] = cell.ref
        return self._token(row) + "|".join(texts)


def _around(snapshot: Snapshot, roles: Container[str]) -> frozenset[str]:
    """The refs of all nodes that have one of these roles somewhere inside."""
    found: set[str] = set()
    for node in reversed(snapshot.nodes):
        if node.parent is not None and (node.role in roles or node.ref in found):
            found.add(node.parent)
    return frozenset(found)
