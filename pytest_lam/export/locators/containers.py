"""Rows, cards, list items, sections and dialogs: what tells one from others."""

from __future__ import annotations

from pytest_lam.export.locators.survival import TEXT_LIMIT
from pytest_lam.snapshot import Node, Snapshot

CONTAINERS = ("li", "tr", "article", "section", "fieldset", "dialog", "form", "details")
"""Tags that hold together what belongs together; a relation starts from one of these, or from a role below."""
DIALOGS = ("dialog", "alertdialog")
"""Roles of what comes up over the page: a person sees one of them at a time."""
CONTAINER_ROLES = ("listitem", "row", "article", "region", "group", "dialog", "alertdialog", "form", "tabpanel")


def is_container(node: Node) -> bool:
    """Whether its tag or its role says that it holds together what belongs together."""
    return node.tag in CONTAINERS or node.role in CONTAINER_ROLES


def container_test(node: Node) -> str:
    """The container as an XPath step: by tag where the tag tells, else by its role, else any element."""
    if node.tag in CONTAINERS:
        return node.tag
    return f"{node.tag or '*'}[@role='{node.role}']" if node.attributes.get("role") else (node.tag or "*")


def open_dialog(node: Node) -> str:
    """A dialog as an XPath step, by its being one alone: many applications fill the same one anew each time."""
    return "dialog[@open]" if node.tag == "dialog" else container_test(node)


def holds_together(node: Node, snapshot: Snapshot) -> bool:
    """Whether it is a container by its kind, or (a card of plain ``div``) because it holds just one heading."""
    if is_container(node):
        return True
    headings = [other for other in snapshot.descendants(node) if other.role == "heading"]
    return node.tag == "div" and len(headings) == 1


def anchored(node: Node | None, container: Node, snapshot: Snapshot, within_text: str) -> list[tuple[str, str]]:
    """Tag and text of what identifies the container: what the step said, else its heading or first cell.

    What is in ``node`` or around it is left out: it is what is looked for.
    """
    inside = [other for other in snapshot.descendants(container) if other.visible]
    said = [other for other in inside if within_text and other.text.casefold() == within_text.casefold()]
    titles = [other for other in inside if other.role in ("heading", "rowheader")]
    cells = [other for other in inside if other.role in ("cell", "gridcell", "link", "term")]
    own = {other.ref for other in (node, *snapshot.descendants(node), *snapshot.ancestors(node))} if node else set()
    found: dict[tuple[str, str], None] = {}
    if container.role in DIALOGS:  # what it lists is another thing each time it is opened
        cells = []
    for other in (*reversed(said), *titles, *cells):
        if other.ref not in own and other.text and len(other.text) <= TEXT_LIMIT:
            found[(other.tag or "*", other.text)] = None
    return list(found)[:3]
