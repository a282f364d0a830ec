"""``python -m examples.shop``: open the shop on this machine."""

from __future__ import annotations

import argparse
import os

from .app import DEMO_PASSWORD, create_app
from .state import ACCOUNTS


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m examples.shop", description="Fernhill, a small web shop.")
    parser.add_argument("--port", type=int, default=8000, help="default: %(default)s")
    parser.add_argument("--testing", action="store_true", help="fixed date, and POST /testing/reset")
    chosen = parser.parse_args()
    password = os.environ.get("SHOP_PASSWORD", DEMO_PASSWORD)
    print(f"Accounts: {', '.join(account.email for account in ACCOUNTS)}")
    print("Password: that of $SHOP_PASSWORD" if "SHOP_PASSWORD" in os.environ else f"Password: {password}")
    create_app(testing=chosen.testing, password=password).run(port=chosen.port, threaded=True)


if __name__ == "__main__":
    main()
