"""How Django knows the app."""

from django.apps import AppConfig


class MuseumConfig(AppConfig):
    """The museum."""

    name = "examples.wagtail.museum"
    label = "museum"
    verbose_name = "Museum"
