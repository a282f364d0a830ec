"""What the museum's site is made of: pages of four kinds, the curators, and a notice on top of every page."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet


class HomePage(Page):
    """The front page."""

    introduction = models.CharField(max_length=200, blank=True)
    body = RichTextField(blank=True)

    content_panels = (*Page.content_panels, FieldPanel("introduction"), FieldPanel("body"))
    max_count = 1


class InformationPage(Page):
    """A page of text, such as how to get there."""

    body = RichTextField(blank=True)

    content_panels = (*Page.content_panels, FieldPanel("body"))
    search_fields = (*Page.search_fields, index.SearchField("body"))


class ProgrammePage(Page):
    """The list of all events."""

    introduction = models.CharField(max_length=200, blank=True)

    content_panels = (*Page.content_panels, FieldPanel("introduction"))
    subpage_types = ("museum.EventPage",)

    @property
    def events(self) -> models.QuerySet["EventPage"]:
        """What visitors may see, by date."""
        return EventPage.objects.child_of(self).live().order_by("date")


@register_snippet
class Curator(models.Model):
    """Somebody who looks after a part of the collection."""

    name = models.CharField(max_length=80)
    field = models.CharField(max_length=80, blank=True)

    panels = (FieldPanel("name"), FieldPanel("field"))

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return str(self.name)


class EventPage(Page):
    """An exhibition, a talk or a workshop."""

    class Kind(models.TextChoices):
        """What visitors do there."""

        EXHIBITION = "exhibition", "Exhibition"
        TALK = "talk", "Talk"
        WORKSHOP = "workshop", "Workshop"

    date = models.DateField("Opening day")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.EXHIBITION)
    free = models.BooleanField("Free admission", default=False)
    summary = models.TextField(blank=True)
    body = RichTextField(blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    leaflet = models.ForeignKey(
        "wagtaildocs.Document", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    curator = models.ForeignKey(Curator, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    content_panels = (
        *Page.content_panels,
        MultiFieldPanel(
            (FieldRowPanel((FieldPanel("date"), FieldPanel("kind"))), FieldPanel("free")), heading="When and what"
        ),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("picture"),
        FieldPanel("leaflet"),
        FieldPanel("curator"),
    )
    search_fields = (*Page.search_fields, index.SearchField("summary"), index.SearchField("body"))
    parent_page_types = ("museum.ProgrammePage",)
    subpage_types: tuple[str, ...] = ()


@register_setting
class Notice(BaseSiteSetting):
    """A line on top of every page, such as that the museum is closed."""

    text = models.CharField(max_length=120, blank=True)
    opening_hours = models.CharField(max_length=120, blank=True)
