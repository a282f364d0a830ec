"""The embedded LAM: needs no key, no network and no weights."""
