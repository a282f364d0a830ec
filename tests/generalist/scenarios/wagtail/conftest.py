"""What the museum's scenarios run against: the site, started once and put back before every scenario."""

from collections.abc import Iterator

import pytest

from examples.wagtail.data import ADMIN, EDITOR, MODERATOR
from examples.wagtail.server import Museum, serve


@pytest.fixture(scope="session")
def museum() -> Iterator[Museum]:
    """The running site, with the secrets that the features name in the environment."""
    with serve() as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADMIN_PASSWORD", ADMIN.password)
        patch.setenv("EDITOR_PASSWORD", EDITOR.password)
        patch.setenv("MODERATOR_PASSWORD", MODERATOR.password)
        yield running


@pytest.fixture(scope="session")
def base_url(museum: Museum) -> str:
    """Where the site is."""
    return museum.base_url


@pytest.fixture(autouse=True)
def fresh_data(museum: Museum) -> None:
    """Every scenario finds the demo data as it was loaded, and nobody signed in."""
    museum.reset()
