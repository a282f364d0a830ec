"""What secrets are worth: read from the environment when they are typed, at no other time."""

from __future__ import annotations

import os
import re
from datetime import date

from pytest_lam.errors import SecretNotSet
from pytest_lam.step import Step
from pytest_lam.values import SECRET, Day, Secret, Value


def reveal(value: Value) -> str:
    """The text of a value; of a secret what the environment holds, of a day its date, both at this moment only.

    :raises SecretNotSet: the environment has no such variable.
    """
    if isinstance(value, Day):
        return value.text(date.today())
    if not isinstance(value, Secret):
        return value
    if value.name not in os.environ:
        raise SecretNotSet(f"the environment variable {value.name} is not set; the step's {value} is read from it")
    return os.environ[value.name]


def require_secrets(step: Step) -> set[str]:
    """What the secrets are worth that a step names, read before anything is done.

    :raises SecretNotSet: the environment lacks one.
    """
    found = set()
    texts = [step.text, step.docstring or "", *(cell for row in step.table for cell in row)]
    for text in texts:
        for quoted in [*re.findall(r"[\"'“]([^\"'”]*)[\"'”]", text), text]:
            if match := SECRET.fullmatch(quoted):
                found.add(reveal(Secret(match[1])))
    return found - {""}
