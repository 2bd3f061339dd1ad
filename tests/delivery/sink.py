"""A mail server that takes everything, in memory, and misbehaves as it is told."""

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = str | None  # a reply instead of the usual one; "drop": hangs up; "hang": says nothing
Plan = Callable[[str, str], Answer]


def well(stage: str, recipient: str) -> Answer:
    """No faults."""
    return None


@dataclass
class Taken:
    """One message as it came."""

    sender: str
    recipient: str
    message: bytes


@dataclass
class Sink:
    """`plan` is asked at "MAIL", "RCPT", "DATA", "body" (before the final dot counts) and "dot" (it counts already)."""

    plan: Plan = well
    pipelining: bool = True
    tls: ssl.SSLContext | None = None  # offers STARTTLS
    in_clear: list[str] = field(default_factory=list)  # what was said before the line was encrypted
    lenient: bool = False  # asks for the message even if there is no recipient, as RFC 2920 allows
    taken: list[Taken] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    closing: threading.Event = field(default_factory=threading.Event)


class Visit(socketserver.StreamRequestHandler):
    """One connection."""

    sink: Sink
    disable_nagle_algorithm = True
    wbufsize = -1

    def handle(self) -> None:
        self.sink.connections += 1
        self.sender = self.recipient = ""
        with suppress(OSError):
            self.say("220 sink.example ESMTP")
            self.wfile.flush()
            self.talk()

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()
        if isinstance(self.connection, ssl.SSLSocket):
            self.connection.close()  # the server only knows the socket below

    def talk(self) -> None:
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if not isinstance(self.connection, ssl.SSLSocket):
                self.sink.in_clear.append(word)
            if word == "QUIT":
                self.say("221 bye")
                return
            if word in {"EHLO", "HELO"}:
                more = "250-PIPELINING\r\n" if self.sink.pipelining else ""
                more += "250-STARTTLS\r\n" if self.sink.tls else ""
                self.say(f"250-sink.example\r\n{more}250 8BITMIME")
            elif word == "RSET":
                self.sender = self.recipient = ""
                self.say("250 forgotten")
            elif not getattr(self, word.lower())(line):
                return
            self.wfile.flush()

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")

    def instead(self, stage: str, recipient: str) -> str | None:
        """What the plan says; "gone" once the connection is over."""
        told = self.sink.plan(stage, recipient)
        if told == "hang":
            self.sink.closing.wait(10)
        return "gone" if told in {"drop", "hang"} else told

    def star(self, line: str) -> bool:
        if self.sink.tls is None:
            self.say("502 not here")
            return True
        self.say("220 go on")
        self.wfile.flush()
        self.connection = self.sink.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        return True

    def mail(self, line: str) -> bool:
        if self.sender:
            self.say("503 one at a time")
            return True
        told = self.instead("MAIL", "")
        self.sender = "" if told else line[10:].strip("<>")
        if told != "gone":
            self.say(told or "250 ok")
        return told != "gone"

    def rcpt(self, line: str) -> bool:
        to = line[8:].strip("<>")
        told = self.instead("RCPT", to) if self.sender else "503 whose mail?"
        self.recipient = "" if told else to
        if told != "gone":
            self.say(told or "250 ok")
        return told != "gone"

    def data(self, line: str) -> bool:
        told = self.instead("DATA", self.recipient) if self.recipient or self.sink.lenient else "503 to whom?"
        if told:
            if told != "gone":
                self.say(told)
            return told != "gone"
        self.say("354 go on")
        self.wfile.flush()
        lines = []
        while (line_ := self.rfile.readline()) != b".\r\n":
            if not line_:
                return False
            lines.append(line_)
        told = self.instead("body", self.recipient) if self.recipient else "554 to whom?"
        if not told:
            self.sink.taken.append(Taken(self.sender, self.recipient, b"".join(lines)))
            told = self.instead("dot", self.recipient)
        self.sender = self.recipient = ""
        if told != "gone":
            self.say(told or "250 taken")
        return told != "gone"


class Server(socketserver.ThreadingTCPServer):
    """Threads end when the sink does."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


@contextmanager
def running(sink: Sink) -> Iterator[Sink]:
    """Serves on a free port in threads of this process."""
    with Server(("127.0.0.1", 0), type("Handler", (Visit,), {"sink": sink})) as server:
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            sink.closing.set()
            server.shutdown()
            thread.join()
