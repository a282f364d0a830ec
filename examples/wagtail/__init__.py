"""A small museum's website: Wagtail, and its own editing pages, over exhibitions, talks and workshops."""
