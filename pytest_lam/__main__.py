"""``python -m pytest_lam``: the same as the script ``pytest-lam``."""

import sys

from pytest_lam.commands import main

sys.exit(main())
