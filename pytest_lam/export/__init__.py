"""From a recording to a pytest-bdd module that people would write: a pure function, same recording, same bytes.

What only reads digests or offers locators does not pay for the templates: they are loaded when used.
"""

from __future__ import annotations

from collections.abc import Collection

from pytest_lam.recording import Recording

__all__ = ["export", "merge"]


def export(recording: Recording, feature: str = "", folder: str = "") -> str:
    """The module's source.

    :param feature: how the module names its feature to pytest-bdd.
    :param folder: the way from the module's folder to the feature's; nothing where it is the same one.
    :raises ExportProblem: one text has meanings that can't be told apart.
    """
    from pytest_lam.export.assembly import assembled
    from pytest_lam.export.generalise import generalised
    from pytest_lam.export.render import rendered

    return rendered(assembled(feature or recording.feature, generalised(recording), folder))


def merge(generated: str, existing: str | None, known: Collection[str]) -> str:
    """The generated module with all that people wrote into the existing one.

    ``known`` are the digests of what was generated before (``recording.generated``): a definition of
    the existing module with another digest was edited, or added, by hand, and is kept as it stands.

    :raises ExportProblem: the existing module is no Python; it is to be left alone then.
    """
    from pytest_lam.export.merging import merged

    return generated if existing is None else merged(generated, existing, known)
