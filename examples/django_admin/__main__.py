"""``python -m examples.django_admin [--port N]``: run the admin until it is interrupted."""

import argparse
import signal
import threading

from examples.django_admin.data import ADMIN, CLERK
from examples.django_admin.server import serve


def main() -> None:
    """Serve the admin and say where it is and who may sign in."""
    parser = argparse.ArgumentParser(prog="python -m examples.django_admin", description=__doc__)
    parser.add_argument("--port", type=int, default=8001, help="the port on localhost (default: %(default)s; 0: any)")
    port: int = parser.parse_args().port
    stopped = threading.Event()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: stopped.set())
    with serve(port) as library:
        print(f"Library admin on {library.base_url}/admin/ (Ctrl-C stops it)")
        for account in (ADMIN, CLERK):
            print(f"  sign in as {account.username!r} with {account.password!r}: {account.may}")
        stopped.wait()


if __name__ == "__main__":
    main()
