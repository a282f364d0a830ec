"""Runs a command with nothing but this machine's own addresses: ``python no_network.py COMMAND...``.

As root on Linux the command gets a network namespace in which only the loopback device is up, its
browser too. Elsewhere Python itself refuses to connect to any other machine, by the file
``sitecustomize.py`` that is put before all others on the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REFUSAL = """
import ipaddress, socket

connect = socket.socket.connect


def connect_here(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = "127.0.0.1" if address[0] == "localhost" else address[0]
        if not ipaddress.ip_address(host).is_loopback:
            raise OSError(f"the network is cut: {host}")
    return connect(self, address)


socket.socket.connect = connect_here
"""

NAMESPACE = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def main(command: list[str]) -> int:
    if shutil.which(NAMESPACE[0]) and subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0:
        os.execvp(NAMESPACE[0], [*NAMESPACE, *command])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sitecustomize.py").write_text(REFUSAL, encoding="utf-8")
        path = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH", "")]))
        return subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
