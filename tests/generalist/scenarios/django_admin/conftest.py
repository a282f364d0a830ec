"""What the library's scenarios run against: what its features run against."""

from examples.django_admin.features.conftest import base_url, fresh_data, library

__all__ = ["base_url", "fresh_data", "library"]
