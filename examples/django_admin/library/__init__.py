"""The library as a Django app."""
