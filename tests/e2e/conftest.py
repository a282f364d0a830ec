"""What these tests run is copied first: it is not collected where it stands."""

from __future__ import annotations

collect_ignore = ["gestures"]
