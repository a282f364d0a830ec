"""How Django knows the app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The library."""

    name = "examples.django_admin.library"
    label = "library"
    verbose_name = "Library"
