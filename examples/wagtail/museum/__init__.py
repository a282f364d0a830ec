"""The museum as a Django app."""
