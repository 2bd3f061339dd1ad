"""A real PostgreSQL for the tests: made in a temporary folder, on a free loopback port, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.scratch import scratch

FLAGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=120", "shared_buffers=64MB"]


def programs() -> Path:
    """The folder with initdb and postgres: Debian keeps one a version, the newest wins."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    if elsewhere:
        return Path(elsewhere).resolve().parent
    raise RuntimeError("The tests need PostgreSQL: apt-get install postgresql")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged() -> dict[str, str | int]:
    """PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid}
    raise RuntimeError("No user to run PostgreSQL as: neither postgres nor nobody exists")


@contextmanager
def running_postgres(*, prepared: Path | None = None, stopped: Path | None = None) -> Iterator[str]:
    """Yields the address of a server as postgres://...; stops it however the tests end.

    It is empty, or a copy of the folder `prepared`. `stopped` is where its folder is kept when all went well.
    """
    folder = Path(tempfile.mkdtemp(prefix="gemeinsinn-postgres-", dir=scratch()))
    person, port, bin_folder = unprivileged(), free_port(), programs()
    if person:
        os.chown(folder, int(person["user"]), int(person["group"]))

    def run(program: str, *arguments: str) -> None:
        command = [str(bin_folder / program), *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **person)  # type: ignore[call-overload]  # user and group, or neither
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")

    data = str(folder / "data")
    try:
        if prepared is None:
            run("initdb", "-D", data, "-U", "tests", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        else:
            subprocess.run(["cp", "-a", str(prepared), data], check=True)
        options = f"-p {port} -k {folder} -h 127.0.0.1 " + " ".join(f"-c {flag}" for flag in FLAGS)
        run("pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgres://tests@127.0.0.1:{port}/postgres"
            if stopped is not None:
                run("pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
                subprocess.run(["cp", "-a", data, str(stopped)], check=True)
        finally:
            if Path(data, "postmaster.pid").exists():
                run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
