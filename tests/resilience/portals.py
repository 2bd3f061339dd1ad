"""The real program on the database of a test, visitors who speak HTTP with it, and disks that get full."""

import contextlib
import http.client
import os
import re
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from django.db import connections

from tests.config.conftest import Deployment, wait_for
from tests.postgres import free_port


class Portal(Deployment):
    """A deployment on the database the test itself uses, so that rows are made and read with models."""

    port = 0

    def __init__(self, folder: Path, database_url: str = "", **settings: str) -> None:
        super().__init__(folder, DATABASE_URL=database_url or address_of_database(), **settings)

    def serve(self, *arguments: str) -> subprocess.Popen[str]:
        """Starts web (and what else is asked for) and waits until it answers."""
        self.port = free_port()
        process = self.start("serve", f"--port={self.port}", *arguments)
        wait_for(self.answers, "an answer", 60)
        return process

    def answers(self) -> bool:
        try:
            return Visitor(self.port).get("/gesundheit/bereit/")[0] == 200
        except OSError:
            return False

    def kill(self, process: subprocess.Popen[str]) -> None:
        """SIGKILL for the program and all its parts at one moment."""
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)


def address_of_database() -> str:
    """The test's own database as the program wants to be told."""
    told = connections["default"].settings_dict
    if connections["default"].vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return f"postgres://{told['USER']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"


class Visitor:
    """One browser: keeps its cookie, and sends the hidden fields of the page it has looked at."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie, self.hidden = port, "", {}

    def get(self, path: str) -> tuple[int, str]:
        status, page, _where = self.ask("GET", path)
        self.hidden = dict(
            re.findall(r'<input type="hidden" name="(csrfmiddlewaretoken|form_key)" value="([^"]+)"', page)
        )
        return status, page

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Status and where it leads."""
        status, _page, where = self.ask("POST", path, urlencode(self.hidden | fields))
        return status, where

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as line:
            headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}"}
            if body:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request(method, path, body or None, headers)
            answer = line.getresponse()
            page = answer.read().decode("utf-8", "replace")
            told = answer.headers.get_all("Set-Cookie") or []
            self.cookie = "; ".join(one.partition(";")[0] for one in told) or self.cookie
            return answer.status, page, answer.headers.get("Location", "")


class SmallDisk:
    """A folder whose disk can be filled: a tmpfs of its own for root, else a limit on how far files may grow."""

    def __init__(self, folder: Path, *, megabytes: int) -> None:
        self.folder, self.portal_pids = folder, []
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=False, capture_output=True
        )
        self.mounted = done.returncode == 0

    def fill(self, process: subprocess.Popen[str]) -> None:
        """From now on nothing more can be written."""
        if self.mounted:
            with contextlib.suppress(OSError), open(self.folder / "filler", "wb", buffering=0) as filler:
                while True:
                    filler.write(b"x" * 4096)
            return
        self.portal_pids = [process.pid, *below(process.pid)]
        for pid in self.portal_pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

    def free(self) -> None:
        """There is room again."""
        (self.folder / "filler").unlink(missing_ok=True)
        for pid in self.portal_pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def end(self) -> None:
        if self.mounted:
            subprocess.run(["umount", "-l", self.folder], check=False)


def below(pid: int) -> Iterator[int]:
    """Every process below one."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            yield child
            yield from below(child)
