"""Fernhill, a small web shop: what the features beside it are run against."""
