"""The library's admin: served, signed in to and put back."""

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

from examples.django_admin.data import ADMIN, BOOKS, CLERK, Account
from examples.django_admin.server import Library, serve

FEATURES = sorted((Path(__file__).parents[2] / "examples/django_admin/features").glob("*.feature"))
BOOK_COUNT = len(BOOKS.strip().splitlines())


@pytest.fixture(scope="module")
def running() -> Iterator[Library]:
    """The admin, served once for this file."""
    with serve() as library:
        yield library


@pytest.fixture
def library(running: Library) -> Library:
    """The admin with the data as it was loaded."""
    running.reset()
    return running


class Visitor:
    """Somebody with a cookie jar who opens pages and sends forms."""

    def __init__(self, library: Library) -> None:
        self._base_url = library.base_url
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str) -> str:
        with self._opener.open(self._base_url + path) as answer:
            return str(answer.read().decode())

    def send(self, path: str, fields: list[tuple[str, str]]) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.open(path))
        assert token is not None
        data = urlencode([("csrfmiddlewaretoken", token[1]), *fields]).encode()
        with self._opener.open(self._base_url + path, data) as answer:
            return str(answer.read().decode())

    def sign_in(self, account: Account) -> str:
        return self.send("/admin/login/?next=/admin/", [("username", account.username), ("password", account.password)])


@pytest.fixture
def administrator(library: Library) -> Visitor:
    """The administrator, signed in."""
    visitor = Visitor(library)
    visitor.sign_in(ADMIN)
    return visitor


def add_publisher(visitor: Visitor, name: str) -> str:
    return visitor.send("/admin/library/publisher/add/", [("name", name), ("city", "")])


def test_the_front_door_leads_to_the_sign_in_page(library: Library) -> None:
    with urlopen(library.base_url) as answer:
        assert answer.url == f"{library.base_url}/admin/login/?next=/admin/"
        assert "Django administration" in answer.read().decode()


def test_static_files_come_from_the_same_address(library: Library) -> None:
    page = urlopen(f"{library.base_url}/admin/login/").read().decode()
    sources = re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', page)
    assert sources
    for source in sources:
        assert source.startswith("/static/")
        assert urlopen(library.base_url + source).status == 200


def test_the_administrator_may_do_everything(library: Library) -> None:
    page = Visitor(library).sign_in(ADMIN)
    assert "Site administration" in page
    assert "/admin/library/book/add/" in page


def test_the_clerk_may_only_look(library: Library) -> None:
    page = Visitor(library).sign_in(CLERK)
    assert "/admin/library/book/" in page
    assert "/admin/library/book/add/" not in page


def test_a_wrong_password_is_turned_away(library: Library) -> None:
    page = Visitor(library).sign_in(Account(ADMIN.username, "open sesame", ""))
    assert "Please enter the correct username and password" in page


def test_every_book_of_the_demo_data_is_listed(administrator: Visitor) -> None:
    assert f"{BOOK_COUNT} books" in administrator.open("/admin/library/book/")


def test_an_action_counts_what_it_changed(administrator: Visitor) -> None:
    page = administrator.send(
        "/admin/library/book/", [("action", "mark_out_of_print"), ("_selected_action", "1"), ("_selected_action", "2")]
    )
    assert "2 books are now out of print." in page


def test_reset_takes_back_what_was_added_and_numbers_start_again(library: Library, administrator: Visitor) -> None:
    add_publisher(administrator, "First")
    first_key = _key_of(library, "First")
    library.reset()
    assert _key_of(library, "First") is None
    administrator.sign_in(ADMIN)
    add_publisher(administrator, "Second")
    assert _key_of(library, "Second") == first_key


def test_reset_signs_everybody_out(library: Library, administrator: Visitor) -> None:
    assert "Select book to change" in administrator.open("/admin/library/book/")
    library.reset()
    assert "Select book to change" not in administrator.open("/admin/library/book/")


def test_serving_again_starts_from_the_demo_data() -> None:
    with serve() as first:
        visitor = Visitor(first)
        visitor.sign_in(ADMIN)
        add_publisher(visitor, "Left behind")
    with serve() as second:
        assert _key_of(second, "Left behind") is None


def test_the_command_says_where_the_admin_is_and_ends_when_told() -> None:
    command = [sys.executable, "-u", "-m", "examples.django_admin", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        try:
            address = re.search(r"http://\S+", process.stdout.readline())
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
    assert {block["steps"][0]["keyword"].strip() for block in blocks} <= {"Given", "When"}


def _key_of(library: Library, publisher: str) -> int | None:
    with closing(sqlite3.connect(library.live)) as database:
        row = database.execute("SELECT id FROM library_publisher WHERE name = ?", (publisher,)).fetchone()
        return None if row is None else int(row[0])
