"""A newly generated module and the one that is there: what people wrote stays, what was generated is renewed."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Sequence

from pytest_lam.export.digests import Block, blocks, remainder
from pytest_lam.export.render import laid_out


def merged(generated: str, existing: str, known: Collection[str]) -> str:
    """The generated module with all that people wrote into the existing one; see :func:`pytest_lam.export.merge`."""
    old, new = blocks(existing), blocks(generated)
    kept = _kept(old, new, known)
    steps = frozenset[str]().union(*(block.marks for block in kept.values()))
    fresh = [block for block in new if block.name and (block.name in kept or not block.marks & steps)]
    body = [kept.get(block.name, block) for block in fresh]
    additions = [block for name, block in kept.items() if name not in {block.name for block in fresh}]
    last = next((index for index, block in enumerate(body) if block.kind == "def"), len(body))
    ordered = [*body[:last], *(b for b in additions if b.kind == "constant"), *body[last:]]
    ordered += [block for block in additions if block.kind != "constant"]
    others = _others(old, new)
    head = [block.source for block in (*old, *new) if block.kind == "docstring"][:1]
    parts = [*head, *_imports(old, new, [*others, *ordered])]
    text = "\n\n".join(parts) + _joined([*others, *ordered])
    below = remainder(existing)
    return laid_out(f"{text}\n\n{below}\n" if below else f"{text}\n")


def _joined(found: Iterable[Block]) -> str:
    """The blocks as one text: what stood together still does."""
    text, kind = "", ""
    for block in found:
        text += ("\n\n" if block.apart or block.kind != kind else "\n") + block.source
        kind = block.kind
    return text


def _kept(old: Sequence[Block], new: Sequence[Block], known: Collection[str]) -> dict[str, Block]:
    """What was edited or added by hand, with the generated definitions that only it still uses."""
    kept = {block.name: block for block in old if block.name and block.digest not in known}
    there = {block.name: block for block in old if block.name}
    provided = {block.name for block in new}
    pending = list(kept.values())
    while pending:
        needed = (name for name in sorted(pending.pop().uses) if name in there)
        for name in needed:
            if name not in provided and name not in kept:
                kept[name] = there[name]
                pending.append(there[name])
    return {block.name: block for block in old if block.name in kept}


def _others(old: Sequence[Block], new: Sequence[Block]) -> list[Block]:
    """Statements that define nothing (calls of ``scenarios``): the user's, then new ones that they lack."""
    mine = [block for block in old if block.kind == "other"]
    digests = {block.digest for block in mine}
    return [*mine, *(block for block in new if block.kind == "other" and block.digest not in digests)]


def _imports(old: Sequence[Block], new: Sequence[Block], body: Iterable[Block]) -> list[str]:
    """The new module's imports and the old one's, less those that only dropped code used.

    An import that nothing used in the old module either is there for what importing it does.
    """
    used = frozenset[str]().union(*(block.uses for block in body))
    before = frozenset[str]().union(*(block.uses for block in old))
    found = [block.source for block in new if block.kind == "import"]
    for block in old:
        if block.kind != "import" or not isinstance(block.node, ast.Import | ast.ImportFrom):
            continue
        names = [alias for alias in block.node.names if _is_wanted(alias, used, before)]
        if len(names) == len(block.node.names):
            found.append(block.source)
        elif names:
            block.node.names[:] = names
            found.append(ast.unparse(block.node))
    return list(dict.fromkeys(found))


def _is_wanted(alias: ast.alias, used: frozenset[str], before: frozenset[str]) -> bool:
    name = alias.asname or alias.name.partition(".")[0]
    return name in used or name not in before
