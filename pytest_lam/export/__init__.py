"""From a recording to a pytest-bdd module: a pure function."""
