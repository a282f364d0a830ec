"""What the admin shows of the library. All pages, widgets and messages are Django's own."""

from typing import Any

from django.contrib import admin, messages
from django.utils.translation import ngettext

from examples.django_admin.library.models import Author, Book, Genre, Publisher


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    """Authors, with the day they were born."""

    list_display = ("name", "born", "country")
    list_filter = ("country",)
    search_fields = ("name",)


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    """Publishers; books find them by their names."""

    list_display = ("name", "city")
    search_fields = ("name",)


@admin.register(Genre)
class GenreAdmin(admin.ModelAdmin):
    """Genres."""


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    """Books: a list of several pages, and a form with every common widget of the admin."""

    list_display = ("title", "author", "published", "price", "in_print")
    list_filter = ("in_print", "format", "genres")
    list_per_page = 20
    list_select_related = ("author",)
    search_fields = ("title", "author__name")
    autocomplete_fields = ("publisher",)
    actions = ("mark_out_of_print",)
    fieldsets = (
        (None, {"fields": ("title", "author", "publisher", "published")}),
        ("Shelf", {"fields": ("format", "price", "in_print", "genres", "notes")}),
    )

    @admin.action(description="Mark selected books as out of print")
    def mark_out_of_print(self, request: Any, queryset: Any) -> None:
        """Take the selected books out of print and say how many there were."""
        count = queryset.update(in_print=False)
        told = ngettext("%d book is now out of print.", "%d books are now out of print.", count)
        self.message_user(request, told % count, messages.SUCCESS)
