"""Explaining a step: what is understood of its words, and what that would hit on a page. Nothing is acted."""
