"""A portal of its own for a measurement: its folder, its data, its server."""

import contextlib
import http.client
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = str(Path(__file__).resolve().parents[2] / ".venv" / "bin" / "gemeinsinn")
TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Portal:
    """One folder and the processes on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.connection: http.client.HTTPConnection | None = None
        self.headers = {"Accept-Language": "de"}
        self.environment = {
            "PATH": os.environ["PATH"],
            "GEMEINSINN_VAR": str(folder),
            "GEMEINSINN_DEMO": "1",
            "GEMEINSINN_BASE_URL": f"http://127.0.0.1:{self.port}",
            "GEMEINSINN_PAGES_MB": "0",  # what it costs to make pages is measured; only the part "kept" keeps them
        }

    def run(self, *arguments: str) -> float:
        """Runs one command and returns the seconds it took."""
        start = time.monotonic()
        subprocess.run([PROGRAM, *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - start

    def output(self, *arguments: str) -> str:
        """Runs one command and returns what it says."""
        done = subprocess.run([PROGRAM, *arguments], env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout

    @contextmanager
    def serving(self, *arguments: str) -> Iterator[None]:
        """`gemeinsinn <arguments> --port ...` until the end of the block."""
        self.process = subprocess.Popen(
            [PROGRAM, *arguments, f"--port={self.port}"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self.wait()
            self.connect()
            yield
        finally:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)

    def wait(self) -> None:
        """Until the front page answers; raises RuntimeError if the server ends instead."""
        end = time.monotonic() + 600
        while True:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=60):
                return
            time.sleep(0.02)
            if self.process is None or self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the server ended, or did not answer the front page within ten minutes")

    def connect(self) -> None:
        """A fresh connection, before the server closes an idle one."""
        if self.connection is not None:
            self.connection.close()
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.connection.connect()

    def sign_in(self, email: str, code: str = "123456") -> None:
        """With the code that only a demo takes; requests from here on are this person's."""
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        address = f"http://127.0.0.1:{self.port}/konto/anmelden/"
        answer = opener.open(address)
        for filled in ({"email": email}, {"code": code}):
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
            assert token is not None
            form = urllib.parse.urlencode(filled | {"csrfmiddlewaretoken": token[1]}).encode()
            answer = opener.open(answer.url, form)
        self.headers["Cookie"] = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)

    def get(self, path: str) -> tuple[int, bytes]:
        """One request on the open connection."""
        assert self.connection is not None
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def milliseconds(self, path: str) -> float:
        """How long one answer took, as its caller sees it; anything but 200 is an error."""
        start = time.perf_counter()
        status, _body = self.get(path)
        taken = (time.perf_counter() - start) * 1000
        if status != http.client.OK:
            raise RuntimeError(f"{path} answered {status}")
        return taken

    def find(self, path: str, pattern: str) -> str:
        """The first address on a page that fits."""
        match = re.search(pattern, self.get(path)[1].decode())
        if not match:
            raise RuntimeError(f"nothing like {pattern} on {path}")
        return match[1]

    def processes(self) -> list[int]:
        """The server and everything below it."""
        assert self.process is not None
        return below(self.process.pid)

    def cpu_seconds(self) -> float:
        """User and system time of all processes so far."""
        total = 0
        for pid in self.processes():
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def memory(self) -> tuple[float, float]:
        """Megabytes: the sum of resident sizes, and the share that is counted once (PSS)."""
        resident = shared_once = 0
        for pid in self.processes():
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
            resident += int(re.search(r"^Rss:\s+(\d+)", text, re.MULTILINE)[1])  # type: ignore[index]  # the kernel always writes it
            shared_once += int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])  # type: ignore[index]  # the kernel always writes it
        return resident / 1024, shared_once / 1024


def below(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += below(int(child))
    return found
