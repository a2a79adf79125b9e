"""Pin ``requirements*.in`` to exact versions with hashes for every platform and Python from 3.11 on.

``scripts/pin.py [--upgrade]``. No registry address is written: where packages come from is each machine's own
configuration.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = ("requirements", "requirements-dev")


def pin(name: str, options: list[str]) -> None:
    """Write ``<name>.txt`` from ``<name>.in``.

    Raises:
        subprocess.CalledProcessError: when no set of versions fits.
    """
    command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet", "--universal"]
    command += [
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-emit-find-links",
    ]
    command += [f"{name}.in", "--output-file", f"{name}.txt", *options]
    environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make requirements"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def main(options: list[str]) -> None:
    """Pin production first: the development pins are held to it."""
    for name in FILES:
        pin(name, options)


if __name__ == "__main__":
    main(sys.argv[1:])
