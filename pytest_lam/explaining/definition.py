"""The step definition that would carry out what the LAM refuses, whole, to be pasted and filled in."""

from __future__ import annotations

import ast
import re
import string

from pytest_lam.export.names import identifier, words
from pytest_lam.lam.embedded.refusals import remedy
from pytest_lam.step import Step

OUTSIDE = "Outside the browser: by the application's API, its database, or a fixture of your own."
INSIDE = "In the browser with Selenium's own commands, or by other means."
ASSERTING = " End with an assert."
PLACEHOLDER = re.compile(r"\"[^\"]*\"|<[^<>]*>")


def definition(step: Step, kind: str) -> str:
    """Imports, decorator and function; it fails until its body is written: nothing passes by luck.

    :param kind: of the refusal, "impossible" or "unclear".
    """
    decorator = remedy(step)
    outside = kind == "impossible" and step.type != "then"
    parameters = ["base_url: str"] if outside else ["driver: WebDriver"]
    parameters += [f"{name}: str" for name in _names(decorator)]
    parameters += ["datatable: list[list[str]]"] if step.table else []
    parameters += ["docstring: str"] if step.docstring is not None else []
    imported = sorted({step.type, *(["parsers"] if "parsers." in decorator else [])})
    name = identifier([word for word in words(PLACEHOLDER.sub(" ", step.text)) if word not in ARTICLES], "step")
    body = (OUTSIDE if outside else INSIDE) + (ASSERTING if step.type == "then" else "")
    return "\n".join(
        [
            f"from pytest_bdd import {', '.join(imported)}",
            *(["from selenium.webdriver.remote.webdriver import WebDriver"] if not outside else []),
            "",
            "",
            decorator,
            f"def {name}({', '.join(parameters)}) -> None:",
            f'    """{body}"""',
            '    raise NotImplementedError("this step is still to be written")',
        ]
    )


ARTICLES = frozenset({"a", "an", "the", "i"})


def _names(decorator: str) -> list[str]:
    """The names in the pattern of a decorator, as ``parsers.parse`` reads them."""
    call = ast.parse(decorator.removeprefix("@"), mode="eval").body
    if not isinstance(call, ast.Call) or not isinstance(call.args[0], ast.Call):
        return []  # a plain text has none
    pattern = ast.literal_eval(call.args[0].args[0])
    return list(dict.fromkeys(name for _, name, _, _ in string.Formatter().parse(pattern) if name))
