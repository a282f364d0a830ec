"""A user's project in a folder of its own, the site that its features run against, and a model of a few lines."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from threading import Thread

import pytest
import pytest_bdd.feature
import selenium

import pytest_lam

# pytester forgets what a run inside this process imported first, and a module that is imported again has other classes.
for package in (pytest_lam, selenium):
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith(".__main__"):  # a command, which would run
            importlib.import_module(found.name)
for transport in ("httpcore", "httpcore2"):  # what openai's client loads with its first request, by its release
    with suppress(ImportError):
        importlib.import_module(transport)

CODE_STEPS = """
    from pytest_bdd import parsers, step

    @step(parsers.re("code .*"))
    def by_code(): ...
"""
"""A conftest whose definition carries out every step that begins with "code"."""


MODEL = r"""
    import re
    from pytest_lam.actions import Action
    from pytest_lam.checks import Check
    from pytest_lam.lam import Act, Done, Refuse, Verify
    from pytest_lam.values import value_of

    class Scripted:
        name = "scripted"

        def decide(self, step, snapshot, memory):
            with open("asked.txt", "a") as asked:
                print(step.text, file=asked)
            if memory.this_step:
                return Done()
            verb, *quoted = re.split(r'"(.*?)"', step.text)
            values = [value_of(text) for text in quoted[::2]]
            named = next((node for node in snapshot.nodes if quoted and node.name == quoted[0]), None)
            status = next((node for node in snapshot.nodes if node.role == "status"), None)
            match verb.strip():
                case "I open":
                    return Act((Action("navigate", value=values[0]),))
                case "I press" if named:
                    return Act((Action("click", target=named.ref),))
                case "I fill" if named:
                    return Act((Action("fill", target=named.ref, value=values[1]),))
                case "I read":
                    return Done()
                case "the page says" if status:
                    return Verify((Check("text", target=status.ref, expected=values[0]),))
            return Refuse("unclear", f'nothing known of "{step.text}"', remedy="Say it in other words.")

    def pytest_lam_model(config):
        return Scripted()
"""
"""A conftest with a model that knows a handful of sentences and notes what it was asked."""

PAGES = {
    "/": """
        <title>Shop</title><h1>Shop</h1>
        <label>Name <input name="name"></label>
        <label>Password <input name="password" type="password"></label>
        <button onclick="lamps.textContent = Number(lamps.textContent) + 1">Add lamp</button>
        <button onclick="lamps.textContent = document.querySelector('[name=password]').value.length">Log in</button>
        <p role="status" id="lamps">0</p>
        """,
    "/echo": """
        <title>Echo</title><h1>Echo</h1>
        <label>Password <input name="password" type="password"></label>
        <button onclick="said.textContent = document.querySelector('[name=password]').value;
            lamps.textContent = said.textContent.length">Log in</button>
        <p role="status" id="lamps">0</p>
        <p role="status" id="said">nothing</p>
        """,
    "/leak": """
        <title>Leak</title><h1>Leak</h1>
        <label>Password <input name="password" type="password"></label>
        <button onclick="
            const typed = document.querySelector('[name=password]').value;
            history.replaceState(null, '', '?q=' + encodeURIComponent(typed));
            document.title = typed;
            hint.placeholder = link.href = typed;
            picture.alt = 'A picture of ' + typed;
            json.textContent = JSON.stringify(JSON.stringify({typed}));
            address.textContent = new URLSearchParams({typed});
            loud.textContent = said.textContent = typed;
            lamps.textContent = 1">Log in</button>
        <p role="status" id="lamps">0</p>
        <p id="said"></p><p id="json"></p><p id="address"></p><p id="loud" style="text-transform: uppercase"></p>
        <input id="hint" aria-label="Hint"><a id="link" href="/">Link</a><img id="picture" width="9" height="9">
        """,
    "/reset": "<title>Reset</title>",
    "/about": '<title>About</title><h1>About</h1><p role="status">Since 1912</p>',
}
"""The site: a counter of lamps that begins anew with every visit, and a page that never changes."""

CART = """
    Feature: Cart
      Scenario: Full
        Given I open "/"
        When I press "Add lamp"
        Then the page says "1"
    """


class Site:
    """A web server on a free port, with one page that remembers: ``/visits`` counts its own."""

    def __init__(self) -> None:
        self.visits = 0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.page(self.path.partition("?")[0])
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: a test's output is not the place."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def page(self, path: str) -> str:
        """The page at a path, empty where there is none."""
        if path == "/reset":
            self.visits = 0
        if path != "/visits":
            return PAGES.get(path, "")
        self.visits += 1
        return f'<title>Visits</title><h1>Visits</h1><p role="status">{self.visits}</p>'


class Project:
    """A folder with features that pytest is run on, inside this process."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester, self.path = pytester, pytester.path
        self.options = ["-p", "no:hypothesispytest"]  # no part of this, and a second a run

    def write(self, name: str, text: str) -> Path:
        """A file of the project, less the indentation that all its lines share."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    def add_to_conftest(self, text: str) -> None:
        """More code for the conftest."""
        with (self.path / "conftest.py").open("a", encoding="utf-8") as conftest:
            conftest.write(dedent(text))

    def read(self, name: str) -> str:
        """The text of a file of the project."""
        return (self.path / name).read_text(encoding="utf-8")

    def asked(self) -> list[str]:
        """The steps that the model was asked about since this was last called, each once."""
        notes = self.path / "asked.txt"
        steps = list(dict.fromkeys(notes.read_text(encoding="utf-8").splitlines())) if notes.exists() else []
        notes.unlink(missing_ok=True)
        return steps

    def files(self) -> list[str]:
        """All files of the project that are not caches."""
        found = (path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if path.is_file())
        return sorted(name for name in found if "cache" not in name)

    def run(self, *arguments: object, lam: str = "replay") -> pytest.RunResult:
        """What pytest makes of it in the mode ``lam``."""
        pytest_bdd.feature.features.clear()  # its cache outlives a run; a real run is a process of its own
        return self.pytester.runpytest_inprocess(f"--lam={lam}", *self.options, *arguments)

    def collect(self, *arguments: object) -> pytest.RunResult:
        """What pytest collects, a node id a line."""
        return self.run("--collect-only", "-q", *arguments)


@pytest.fixture
def project(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """A project whose conftest defines the steps that begin with "code"."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))  # where a browser keeps files of its own
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    made = Project(pytester)
    made.write("conftest.py", CODE_STEPS)
    return made


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site that features run against."""
    served = Site()
    thread = Thread(target=served.server.serve_forever, daemon=True)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


@pytest.fixture
def shop(project: Project, site: Site) -> Project:
    """A project against the site, with the model of a few lines and one feature that was never recorded."""
    project.write("conftest.py", dedent(CODE_STEPS) + dedent(MODEL))
    project.write("features/cart.feature", CART)
    project.options += ["--base-url", site.url, "--lam-timeout=2"]
    site.visits = 0
    return project


@pytest.fixture(scope="session")
def recorded_files(site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What recording the one feature writes; recorded once, for all tests that begin with a recorded project."""
    folder = tmp_path_factory.mktemp("recorded")
    (folder / "conftest.py").write_text(dedent(MODEL), encoding="utf-8")
    (folder / "cart.feature").write_text(dedent(CART).lstrip(), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--lam=auto", "--base-url", site.url, "--rootdir", folder, folder]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return {name: (folder / name).read_text(encoding="utf-8") for name in ("test_cart.py", "cart.lam.json")}


@pytest.fixture
def recorded(shop: Project, recorded_files: dict[str, str]) -> Project:
    """The same project with the feature recorded."""
    for name, text in recorded_files.items():
        (shop.path / "features" / name).write_text(text, encoding="utf-8")
    return shop
