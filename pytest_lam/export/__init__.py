"""From a recording to a pytest-bdd module that people would write: a pure function, same recording, same bytes."""

from __future__ import annotations

from pytest_lam.export.assembly import assembled
from pytest_lam.export.generalise import generalised
from pytest_lam.export.merge import definitions, merge
from pytest_lam.export.render import rendered
from pytest_lam.recording import Recording

__all__ = ["definitions", "export", "merge"]


def export(recording: Recording, feature: str = "") -> str:
    """The module's source. ``feature`` is the path of the feature file as seen from the module's folder.

    Raises ExportProblem for a step whose meanings can't be told apart.
    """
    return rendered(assembled(feature or recording.feature, generalised(recording)))
