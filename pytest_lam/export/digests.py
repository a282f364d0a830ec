"""The top-level blocks of a module and their digests, which tell edited definitions from generated ones."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pytest_lam.errors import ExportProblem


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level statement with the comments right above it.

    ``name`` is what it defines ("" where it defines nothing); kind: "docstring", "import",
    "constant", "def", "other". ``apart`` tells that a blank line stands before it, ``uses`` are
    all names in it, ``marks`` what binds it to steps.
    """

    name: str
    kind: str
    source: str
    apart: bool
    digest: str
    uses: frozenset[str]
    marks: frozenset[str]
    node: ast.stmt


def definitions(source: str) -> Mapping[str, str]:
    """The digest of every constant and function of a module by its name.

    It covers the code, not its layout: reformatting is no edit.

    :raises ExportProblem: the source is no Python.
    """
    return {block.name: block.digest for block in blocks(source) if block.name}


def blocks(source: str) -> list[Block]:
    """The module's top-level statements in order.

    :raises ExportProblem: the source is no Python.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise ExportProblem(
            f"the exported module, line {line}: {error.args[0]}.\n"
            "  It was left as it is. Correct it, or delete it to have it generated anew."
        ) from error
    lines = source.split("\n")
    found: list[Block] = []
    end = 0
    for node in tree.body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))]) - 1
        last = node.end_lineno or node.lineno
        text = "\n".join([*lines[end:first], *lines[first:last]])
        found.append(_block(node, text, is_first=not found))
        end = last
    return found


def remainder(source: str) -> str:
    """The comments below the last statement."""
    body = ast.parse(source).body
    return "\n".join(source.split("\n")[(body[-1].end_lineno or 0) if body else 0 :]).strip("\n")


def _block(node: ast.stmt, text: str, *, is_first: bool) -> Block:
    name, kind = _identity(node, is_first=is_first)
    digest = hashlib.sha256(ast.dump(node).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    uses = frozenset(each.id for each in ast.walk(node) if isinstance(each, ast.Name))
    marks = frozenset(ast.dump(each) for each in getattr(node, "decorator_list", ()) if _binds_a_step(each))
    return Block(name, kind, text.strip("\n"), text.startswith("\n"), digest, uses, marks, node)


def _binds_a_step(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else None
    return isinstance(called, ast.Name) and called.id in ("given", "when", "then", "step")


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
