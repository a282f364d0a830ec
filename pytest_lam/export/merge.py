"""A newly generated module and the one that is there: what people wrote stays, what was generated is renewed."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pytest_lam.errors import ExportProblem
from pytest_lam.export.render import formatted


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level statement with the comments right above it. ``name`` is what it defines ("" for others)."""

    name: str
    kind: str
    source: str
    digest: str


def definitions(source: str) -> Mapping[str, str]:
    """The digest of every constant and function of a module by its name.

    It covers the code, not its layout: reformatting is no edit. Raises ExportProblem where the source is no Python.
    """
    return {block.name: block.digest for block in _blocks(source, "the module") if block.name}


def merge(generated: str, existing: str | None, known: Collection[str]) -> str:
    """The generated module with all that people wrote into the existing one.

    ``known`` are the digests of what was generated before (``recording.generated``): a definition of
    the existing module with another digest was edited, or added, by hand, and is kept as it stands.
    Raises ExportProblem where the existing module is no Python; it is to be left alone then.
    """
    if existing is None:
        return generated
    old, new = _blocks(existing, "the existing module"), _blocks(generated, "the generated module")
    kept = {block.name: block for block in old if block.name and block.digest not in known}
    head = [block for block in old if block.kind == "docstring"] or [
        block for block in new if block.kind == "docstring"
    ]
    imports = list(dict.fromkeys(block.source for block in (*new, *old) if block.kind == "import"))
    others = _others(old, new)
    fresh = {block.name: block for block in new if block.name}
    body = [kept.get(name, block).source for name, block in fresh.items()]
    added = [block.source for name, block in kept.items() if name not in fresh]
    first = next((index for index, block in enumerate(new) if block.kind == "def"), len(new))
    constants = [kept.get(b.name, b).source for b in new[:first] if b.name]
    rest = body[len(constants) :]
    own_constants = [b.source for b in kept.values() if b.name not in fresh and b.kind == "constant"]
    own_functions = [source for source in added if source not in own_constants]
    parts = [*(block.source for block in head), *imports, *others, *constants, *own_constants, *rest, *own_functions]
    return formatted("\n\n".join(parts) + "\n")


def _others(old: list[Block], new: list[Block]) -> list[str]:
    """Statements that define nothing (calls of ``scenarios``): the user's, then new ones that they lack."""
    mine = [block for block in old if block.kind == "other"]
    digests = {block.digest for block in mine}
    return [block.source for block in (*mine, *(b for b in new if b.kind == "other" and b.digest not in digests))]


def _blocks(source: str, what: str) -> list[Block]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise ExportProblem(
            f"{what}, line {line}: {error.args[0]}.\n  It was left as it is. Correct it, or delete it to have it generated anew."
        ) from error
    lines = source.splitlines()
    found: list[Block] = []
    end = 0
    for node in tree.body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))]) - 1
        last = node.end_lineno or node.lineno
        text = "\n".join(lines[end:first] + lines[first:last]).strip("\n")
        name, kind = _identity(node, is_first=not found)
        found.append(Block(name, kind, text, _digest(node)))
        end = last
    if trailing := "\n".join(lines[end:]).strip("\n"):
        found.append(Block("", "other", trailing, hashlib.sha256(trailing.encode()).hexdigest()[:16]))
    return found


def _identity(node: ast.stmt, *, is_first: bool) -> tuple[str, str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return "", "import"
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name, "def"
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id, "constant"
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id, "constant"
    if is_first and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return "", "docstring"
    return "", "other"


def _digest(node: ast.stmt) -> str:
    return hashlib.sha256(ast.dump(node).encode()).hexdigest()[:16]
