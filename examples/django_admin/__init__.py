"""A small library's back office: Django's own admin over authors, publishers, genres and books."""
