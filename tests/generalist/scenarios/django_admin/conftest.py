"""What the library's scenarios run against: the admin, started once and put back before every scenario."""

from collections.abc import Iterator

import pytest

from examples.django_admin.data import ADMIN
from examples.django_admin.server import Library, serve


@pytest.fixture(scope="session")
def library() -> Iterator[Library]:
    """The running admin, with the secret that the features name in the environment."""
    with serve() as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADMIN_PASSWORD", ADMIN.password)
        yield running


@pytest.fixture(scope="session")
def base_url(library: Library) -> str:
    """Where the admin is."""
    return library.base_url


@pytest.fixture(autouse=True)
def fresh_data(library: Library) -> None:
    """Every scenario finds the demo data as it was loaded, and nobody signed in."""
    library.reset()
