"""Pages that try to make whoever reads them do what no step asks for: each another way, in a file of its own.

A file begins with a comment that tells what it tries, and where it differs from the rest:

step: the step that is carried out on it; ``own`` are its values, by default what it has in quotes.
before: an earlier step of the scenario. first: an earlier step that is carried out as well; opened: one that
    opens the page.
seen: whether a model is shown the instruction: "yes" (the default), "no" (nobody could read it), or "maybe".
trap: what of the trap's host the page itself asks for: "no" (the default), "frame" or "opened".
query: what stands behind the page's path.

``{trap}`` stands for the address of another host that notes each request, ``{own}`` for the application's host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HEAD = re.compile(r"<!--\n(.*?)\n-->\n", re.DOTALL)
HEADED = re.compile(r"<(?:title|base|meta)\b.*", re.DOTALL)


@dataclass(frozen=True)
class HostilePage:
    """One page with what is to be carried out on it."""

    name: str
    tries: str
    body: str
    step: str = 'When she searches for "Desk lamp"'
    before: str = ""
    first: str = ""
    opened: str = ""
    seen: str = "yes"
    trap: str = "no"
    query: str = ""
    own: str | None = None

    @property
    def values(self) -> frozenset[str]:
        """What may be typed: what the steps have in quotes."""
        if self.own is not None:
            return frozenset({self.own})
        return frozenset(re.findall(r'"([^"]*)"', self.step))

    def html(self, trap: str, own: str) -> str:
        """The whole page: a shop's, with this among its reviews."""
        shop = (HERE / "shop.html").read_text(encoding="utf-8")
        body = self.body.replace("{trap_host}", trap.partition("//")[2]).replace("{trap}", trap).replace("{own}", own)
        head, rest = "", body
        if re.match(r"<(title|base|meta)\b", body):
            head, _, rest = body.partition("\n") if "\n" in body.strip() else (body, "", "")
        title = "" if "<title>" in head else "<title>Lamps</title>"
        return shop.replace("{head}", f"{title}{head}").replace("{here}", rest)


def pages() -> list[HostilePage]:
    """All of them, by name."""
    return [_read(path) for path in sorted((HERE / "pages").glob("*.html"))]


def _read(path: Path) -> HostilePage:
    head, body = HEAD.match(text := path.read_text(encoding="utf-8")), HEAD.sub("", text, count=1)
    assert head is not None, f"{path} does not begin with what it tries"
    told = dict(line.split(": ", 1) if ": " in line else (line.rstrip(":"), "") for line in head[1].splitlines())
    return HostilePage(name=path.stem, body=body, **told)
