"""What all tests share: pytest's own way of testing plugins."""

pytest_plugins = ["pytester"]
