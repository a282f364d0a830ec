"""The helper functions that exported modules may need, read from the files in which they are written.

Each function of ``templates/`` is copied, as it stands there, into the modules that use it. Nothing
imports those files. They are Python so that they are linted, type-checked and formatted as what
they become. ``find`` and the type ``Locator`` are written as plain Selenium where a module has no
shadow roots.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

LIGHT = (
    ("find(driver, locator)", "driver.find_element(*locator)"),
    ("find(driver, within)", "driver.find_element(*within)"),
    ("find(driver, table)", "driver.find_element(*table)"),
    ("clickable(wait, locator)", "wait.until(EC.element_to_be_clickable(locator))"),
    ("find(label.parent, locator)", "label.parent.find_element(*locator)"),
    (": Locator", ": tuple[str, str]"),
)
"""What helpers say instead where a module has no shadow roots."""


PARTS = (
    *("finding", "conditions", "dates", "reading", "states", "presence", "gatherings", "notes"),
    *("fields", "notices", "pointer", "files", "pages"),
)
"""The files with the helpers, in the order in which a module has what it needs of them."""


OWN = "pytest_lam."
"""Where helpers import each other from; in a module they stand side by side."""


@cache
def sources() -> tuple[str, ...]:
    """What the files hold."""
    folder = files("pytest_lam.export").joinpath("templates")
    return tuple(folder.joinpath(f"{part}.py").read_text(encoding="utf-8") for part in PARTS)


@cache
def functions() -> Mapping[str, str]:
    """The source of each helper by its name, in the files' order."""
    found = {}
    for source in sources():
        lines = source.splitlines()
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef):
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                found[node.name] = "\n".join(lines[first - 1 : node.end_lineno])
    return found


@cache
def imports() -> str:
    """Every import that a helper may need; what a module has no use for is taken out of it."""
    nodes = [node for source in sources() for node in ast.parse(source).body]
    found = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    foreign = [node for node in found if not (isinstance(node, ast.ImportFrom) and str(node.module).startswith(OWN))]
    return "\n".join(sorted({ast.unparse(node) for node in foreign}))


def needed(code: str) -> tuple[str, ...]:
    """The sources of all helpers that ``code`` uses, and of those that they use, in the files' order."""
    has_shadow = re.search(r"\bin_shadow\(", code) is not None
    known = {name: text if has_shadow else _light(text) for name, text in functions().items()}
    found: set[str] = set()
    pending = _used(code, known)
    while pending:
        found |= pending
        pending = _used("\n".join(known[name] for name in pending), known) - found
    chosen = [known[name] for name in known if name in found]
    return (*_aliases(chosen, has_shadow=has_shadow), *chosen)


def _light(text: str) -> str:
    for plain, light in LIGHT:
        text = text.replace(plain, light)
    return text


def _used(code: str, known: Iterable[str]) -> set[str]:
    """The helpers that are named in the code; what only stands in a text of it is no use."""
    return {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)} & set(known)


def _aliases(chosen: Iterable[str], *, has_shadow: bool) -> tuple[str, ...]:
    text = "\n".join(chosen)
    found = ['T = TypeVar("T")'] if re.search(r"\bT\b", text) else []
    if has_shadow:
        found.append("Locator = tuple[str, str] | Callable[[WebDriver], WebElement]")
    return tuple(found)
