"""The demo data: who may sign in, and what the site shows. Loaded in this order, so keys never vary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in, and what that is good for."""

    username: str
    password: str
    first_name: str
    last_name: str
    group: str
    may: str

    @property
    def email(self) -> str:
        """Where the account's messages would go."""
        return f"{self.username}@museum.example"


ADMIN = Account("admin", "seven brass keys", "Ada", "Lindgren", "", "may do everything")
EDITOR = Account("erin", "ink and paper", "Erin", "Walsh", "Editors", "may write, but not publish")
MODERATOR = Account("milo", "last word counts", "Milo", "Hart", "Moderators", "may write and publish")
ACCOUNTS = (ADMIN, EDITOR, MODERATOR)

CURATORS = (("Clara Okafor", "Ceramics"), ("Henrik Dahl", "Maps"), ("Priya Raman", "Photographs"))

IMAGES = (
    ("Harbour at dawn", (233, 150, 122)),
    ("Blue porcelain bowl", (65, 105, 225)),
    ("Map of the old town", (222, 196, 150)),
    ("Lighthouse", (240, 240, 240)),
)

DOCUMENTS = (
    ("Floor plan", "floor-plan.txt", "Ground floor: ceramics. First floor: maps."),
    ("School visits", "school-visits.txt", "Book a guide two weeks ahead."),
    ("Annual report", "annual-report.txt", "We had 48,211 visitors."),
)

# title | slug | in the menu | text
INFORMATION = """
Visit us | visit-us | yes | The museum stands on the river, five minutes from the central station.
About the museum | about | yes | The collection was begun by a ship's doctor in 1871.
Shop | shop | no | Books, prints and postcards.
"""

# title | slug | opening day | kind | free | published | summary
EVENTS = """
A century of maps | a-century-of-maps | 2027-02-06 | exhibition | no | yes | Two hundred maps of one town.
Blue and white | blue-and-white | 2027-03-13 | exhibition | no | yes | Porcelain from three continents.
Bookbinding for beginners | bookbinding-for-beginners | 2027-03-20 | workshop | no | yes | Fold, sew and glue.
Drawing in the galleries | drawing-in-the-galleries | 2027-04-10 | workshop | yes | yes | Bring a pencil.
Lighthouses of the north | lighthouses-of-the-north | 2027-05-08 | talk | yes | yes | An evening with the last keeper.
Ships in bottles | ships-in-bottles | 2027-06-12 | talk | no | no | How do they get in?
The river in photographs | the-river-in-photographs | 2027-07-03 | exhibition | no | yes | Four decades of one view.
"""

WRITTEN = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)
"""When the first page was written; the others follow by the hour. Lists are ordered by it, and it must not vary."""


def load() -> None:
    """Fill a database that has Wagtail's tables only with the demo data, and write the files."""
    _load_accounts()
    _load_files()
    _load_pages()
    _date_pages()


def _load_accounts() -> None:
    from django.contrib.auth.models import Group, User

    for account in ACCOUNTS:
        create = User.objects.create_user if account.group else User.objects.create_superuser
        user = create(
            account.username,
            account.email,
            account.password,
            first_name=account.first_name,
            last_name=account.last_name,
        )
        user.groups.set(Group.objects.filter(name=account.group))


def _load_files() -> None:
    from django.core.files.base import ContentFile
    from PIL import Image as Picture
    from wagtail.documents.models import Document
    from wagtail.images.models import Image

    for title, colour in IMAGES:
        png = BytesIO()
        Picture.new("RGB", (480, 320), colour).save(png, "PNG")
        name = f"{title.lower().replace(' ', '-')}.png"
        Image.objects.create(title=title, file=ContentFile(png.getvalue(), name))
    for title, name, text in DOCUMENTS:
        Document.objects.create(title=title, file=ContentFile(text.encode(), name))


def _load_pages() -> None:
    from wagtail.models import Page, Site

    from examples.wagtail.museum.models import Curator, HomePage, InformationPage, Notice, ProgrammePage

    root = Page.get_first_root_node()
    root.get_children().delete()
    home = root.add_child(
        instance=HomePage(title="Riverside Museum", slug="home", introduction="Three floors, one river.")
    )
    site = Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="Riverside Museum")
    Notice.objects.create(site=site, opening_hours="Open Tuesday to Sunday, 10 to 17")
    for line in INFORMATION.strip().splitlines():
        title, slug, in_menu, text = map(str.strip, line.split("|"))
        home.add_child(
            instance=InformationPage(title=title, slug=slug, show_in_menus=in_menu == "yes", body=f"<p>{text}</p>")
        )
    for name, field in CURATORS:
        Curator.objects.create(name=name, field=field)
    programme = home.add_child(
        instance=ProgrammePage(title="What's on", slug="whats-on", show_in_menus=True, introduction="Come and see.")
    )
    for line in EVENTS.strip().splitlines():
        programme.add_child(instance=_event(line))


def _event(line: str) -> object:
    from examples.wagtail.museum.models import EventPage

    title, slug, day, kind, free, published, summary = map(str.strip, line.split("|"))
    return EventPage(
        title=title,
        slug=slug,
        date=date.fromisoformat(day),
        kind=kind,
        free=free == "yes",
        live=published == "yes",
        summary=summary,
    )


def _date_pages() -> None:
    """Give every page a first revision by the moderator, an hour after the one before."""
    from django.contrib.auth.models import User
    from wagtail.models import Page, Revision

    author = User.objects.get(username=MODERATOR.username)
    for number, page in enumerate(Page.objects.filter(depth__gt=1).order_by("path")):
        written = WRITTEN + timedelta(hours=number)
        revision = page.specific.save_revision(user=author)
        Revision.objects.filter(pk=revision.pk).update(created_at=written)
        Page.objects.filter(pk=page.pk).update(
            latest_revision_created_at=written,
            first_published_at=written if page.live else None,
            last_published_at=written if page.live else None,
            live_revision=revision if page.live else None,
            has_unpublished_changes=not page.live,
            owner=author,
        )
