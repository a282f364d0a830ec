"""``python -m examples.wagtail [--port N]``: run the museum's site until it is interrupted."""

import argparse
import signal
import threading

from examples.wagtail.data import ACCOUNTS
from examples.wagtail.server import serve


def main() -> None:
    """Serve the site and say where it is and who may sign in."""
    parser = argparse.ArgumentParser(prog="python -m examples.wagtail", description=__doc__)
    parser.add_argument("--port", type=int, default=8002, help="the port on localhost (default: %(default)s; 0: any)")
    port: int = parser.parse_args().port
    stopped = threading.Event()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: stopped.set())
    with serve(port) as museum:
        print(f"The museum's site on {museum.base_url}/, its editing pages on {museum.base_url}/admin/ (Ctrl-C stops)")
        for account in ACCOUNTS:
            print(f"  sign in as {account.username!r} with {account.password!r}: {account.may}")
        stopped.wait()


if __name__ == "__main__":
    main()
