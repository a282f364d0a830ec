"""What the museum's scenarios run against: what its features run against."""

from examples.wagtail.features.conftest import base_url, fresh_data, museum

__all__ = ["base_url", "fresh_data", "museum"]
