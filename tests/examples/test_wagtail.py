"""The museum's site: served, signed in to, searched and put back."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener, urlopen

import pytest
from gherkin.parser import Parser

from examples.wagtail.data import ADMIN, EDITOR, EVENTS, IMAGES, MODERATOR, Account
from examples.wagtail.server import DATABASE, MEDIA, Museum, serve

FEATURES = sorted((Path(__file__).parents[2] / "examples/wagtail/features").glob("*.feature"))


@pytest.fixture(scope="module")
def running() -> Iterator[Museum]:
    """The site, served once for this file."""
    with serve() as museum:
        yield museum


@pytest.fixture
def museum(running: Museum) -> Museum:
    """The site with the data as it was loaded."""
    running.reset()
    return running


class Visitor:
    """Somebody with a cookie jar who opens pages and sends forms."""

    def __init__(self, museum: Museum) -> None:
        self._base_url = museum.base_url
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str) -> str:
        with self._opener.open(self._base_url + path) as answer:
            return str(answer.read().decode())

    def send(self, path: str, **fields: str) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.open(path))
        assert token is not None
        data = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        with self._opener.open(self._base_url + path, data) as answer:
            return str(answer.read().decode())

    def sign_in(self, account: Account) -> str:
        return self.send("/admin/login/?next=/admin/", username=account.username, password=account.password)


def test_visitors_see_what_is_published_by_date_and_no_draft(museum: Museum) -> None:
    page = urlopen(f"{museum.base_url}/whats-on/").read().decode()
    published = [line.split(" | ") for line in EVENTS.strip().splitlines() if line.split(" | ")[5] == "yes"]
    titles = re.findall(r'<li><a href="[^"]+">([^<]+)</a>', page)
    assert titles == [title for title, *_ in sorted(published, key=lambda event: event[2])]


def test_the_editing_pages_ask_who_one_is(museum: Museum) -> None:
    with urlopen(f"{museum.base_url}/admin/") as answer:
        assert answer.url == f"{museum.base_url}/admin/login/?next=/admin/"


@pytest.mark.parametrize(
    ("account", "users", "publishes"),
    [(ADMIN, True, True), (MODERATOR, False, True), (EDITOR, False, False)],
    ids=("admin", "moderator", "editor"),
)
def test_what_one_may_do_depends_on_who_one_is(museum: Museum, account: Account, users: bool, publishes: bool) -> None:
    visitor = Visitor(museum)
    visitor.sign_in(account)
    assert ("action-publish" in visitor.open("/admin/pages/4/edit/")) is publishes
    assert ("erin@museum.example" in visitor.open("/admin/users/edit/2/")) is users


def test_the_pages_that_features_name_by_number_are_those_pages(museum: Museum) -> None:
    visitor = Visitor(museum)
    visitor.sign_in(ADMIN)
    for number, title in ((3, "Riverside Museum"), (4, "Visit us"), (7, "What&#x27;s on")):
        assert title in re.search(r"<title>(.*?)</title>", visitor.open(f"/admin/pages/{number}/"), re.DOTALL)[1]  # type: ignore[index]


def test_pictures_are_served(museum: Museum) -> None:
    assert len(list((museum.folder / MEDIA / "original_images").iterdir())) == len(IMAGES)
    with urlopen(f"{museum.base_url}/media/original_images/lighthouse.png") as answer:
        assert answer.headers["Content-Type"] == "image/png"


def test_reset_takes_back_tables_sessions_and_files(museum: Museum) -> None:
    visitor = Visitor(museum)
    visitor.sign_in(ADMIN)
    visitor.send("/admin/snippets/museum/curator/add/", name="Tomas Reyes", field="Coins")
    added = museum.folder / MEDIA / "documents" / "late.txt"
    added.write_text("too late", encoding="utf-8")
    assert "Tomas Reyes" in _curators(museum)
    museum.reset()
    assert "Tomas Reyes" not in _curators(museum)
    assert not added.exists()
    assert "Sign in" in visitor.open("/admin/")


def test_nothing_is_kept_when_the_server_ends() -> None:
    with serve() as museum:
        folder, address = museum.folder, museum.base_url
        assert urlopen(address).status == 200
    assert not folder.exists()
    with pytest.raises(OSError, match="refused"):
        urlopen(address)


def test_a_port_that_is_taken_is_said(running: Museum, capfd: pytest.CaptureFixture[str]) -> None:
    port = int(running.base_url.rpartition(":")[2])
    with pytest.raises(RuntimeError, match="did not start"), serve(port):
        pass
    assert "Address already in use" in capfd.readouterr().err


def test_the_command_says_where_the_site_is_and_ends_when_told() -> None:
    command = [sys.executable, "-u", "-m", "examples.wagtail", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        try:
            address = re.search(r"http://\S+?/", process.stdout.readline())
            assert address is not None
            assert urlopen(address[0]).status == 200
        finally:
            process.terminate()
    assert process.returncode == 0


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.stem)
def test_a_feature_is_one_that_pytest_bdd_can_bind(feature: Path) -> None:
    document: Any = Parser().parse(feature.read_text())
    blocks = [child.get("scenario") or child["background"] for child in document["feature"]["children"]]
    names = [block["name"] for block in blocks]
    assert len(names) == len(set(names))
    assert {block["steps"][0]["keyword"].strip() for block in blocks} <= {"Given", "When", "Then"}


def _curators(museum: Museum) -> list[str]:
    with closing(sqlite3.connect(museum.folder / DATABASE)) as database:
        return [str(name) for (name,) in database.execute("SELECT name FROM museum_curator")]
