"""What tests of the plugin share: projects that pytest is run on."""

from projects import project, recorded, recorded_files, shop, site

__all__ = ["project", "recorded", "recorded_files", "shop", "site"]
