"""Serving the portal: gunicorn, and on request a worker beside it."""

import gc
import logging
import signal
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from gemeinsinn.config.companions import ArbiterWithWorker
from gemeinsinn.config.pagestore import Folder, Store, chosen_version
from gemeinsinn.config.worker import Worker
from gemeinsinn.matching.shelf.reading import warm_up
from gemeinsinn.ui.views.errors import problem

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  # gunicorn makes its heartbeat file there safely
LONGEST_ADDRESS = 8190  # gunicorn's own most
MOST_UNREAD = 64  # pieces of 4 kB of a refused request that are still read
PATIENCE = struct.pack("ll", 10, 0)  # seconds a client may keep silent in the middle of a request


def without_visitor(line: logging.LogRecord) -> bool:
    """gunicorn repeats the address and the words of a request it could not read; neither belongs into a log."""
    if line.getMessage().startswith("Invalid request"):
        line.msg, line.args = "invalid request", ()
    return True


class LineLogger(Logger):
    """Hands gunicorn's own messages to our log: warnings and worse, one line each."""

    def setup(self, cfg: Any) -> None:
        self.error_log.propagate = True
        self.error_log.setLevel(logging.WARNING)
        self.error_log.addFilter(without_visitor)


class Threads(ThreadWorker):
    """Says in our own words what gunicorn refuses before the portal sees it and people can bring about."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """An address longer than any page of ours makes, from a link put together elsewhere or very many filters."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        logging.getLogger("gemeinsinn.serving").warning("address too long")
        page = problem(None, 414).content
        head = f"HTTP/1.1 414 URI Too Long\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n"
        with suppress(OSError):
            client.settimeout(1)
            client.sendall(f"{head}Cache-Control: no-store\r\nConnection: close\r\n\r\n".encode() + page)
            client.shutdown(socket.SHUT_WR)
            for _part in range(MOST_UNREAD):  # closing on unread bytes would take the page away again
                if not client.recv(4096):
                    break


class Web(BaseApplication):
    """Gunicorn with our choices; the application is loaded once and shared by its processes."""

    def __init__(self, *, with_worker: bool, **choices: Any) -> None:
        self.with_worker, self.choices = with_worker, choices
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.choices.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        application = get_wsgi_application()
        connections.close_all()
        gc.collect()
        gc.freeze()  # what is loaded now stays shared memory after the fork
        if not settings.PAGES_MB or settings.DEBUG:
            return application
        return Store(application, chosen_version(), most=settings.PAGES_MB * 1024 * 1024, folder=pages_folder())

    def run(self) -> None:
        """Serves until told to stop, then leaves the program."""
        arbiter = ArbiterWithWorker(self, run_worker) if self.with_worker else Arbiter(self)
        arbiter.run()


def must_be_free(host: str, port: int) -> None:
    """Raises CommandError with the mend if something already listens there."""
    try:
        family, kind, number, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, number) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as problem:
        raise CommandError(f"{host} is not an address of this machine.") from problem
    except OSError as problem:
        raise CommandError(
            f"Port {port} on {host} cannot be used ({problem.strerror}). Choose another one, such as PORT={port + 1}."
        ) from problem


def serve_web(
    *, host: str, port: int, workers: int, threads: int, with_worker: bool, when_ready: Callable[[], None]
) -> None:
    """Answers requests until SIGTERM; open requests get 20 seconds to end."""
    try:
        if folder := pages_folder():
            folder.begin()
    except OSError as problem:
        raise CommandError(
            f"GEMEINSINN_PAGES_FOLDER is {settings.PAGES_FOLDER}, where nothing can be written ({problem.strerror}):"
            " set it to a folder that can, or unset it."
        ) from problem
    Web(
        with_worker=with_worker,
        bind=f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        workers=workers,
        threads=threads,
        worker_class=f"{Threads.__module__}.{Threads.__name__}",
        limit_request_line=LONGEST_ADDRESS,
        preload_app=True,
        timeout=60,
        graceful_timeout=20,
        keepalive=5,
        forwarded_allow_ips=",".join(settings.TRUSTED_PROXIES) or "127.0.0.1",
        worker_tmp_dir=str(SHARED_MEMORY) if SHARED_MEMORY.is_dir() else None,
        control_socket_disable=True,
        logger_class=LineLogger,
        post_worker_init=begin_to_serve,
        when_ready=partial(open_door, when_ready),
        worker_exit=end_web,
        on_exit=end,
    ).run()


def begin_to_serve(process: Any) -> None:
    """A process answers from here on; what takes long to load is loaded beside the first requests.

    Ctrl-C reaches every process of a terminal. Were this one to end by itself, the first process might start another
    before it hears of Ctrl-C, and end with an error because that one never came up.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
    if isinstance(process.wsgi, Store):
        process.wsgi.watch()


def pages_folder() -> Folder | None:
    """Where finished pages lie for a web server in front; nowhere if none is named."""
    named = settings.PAGES_FOLDER
    return Folder(Path(named), scheme=settings.BASE_URL.partition(":")[0]) if named else None


def end_web(_first: Any, process: Any) -> None:
    """A web process that ends watches no longer."""
    if isinstance(process.wsgi, Store) and process.wsgi.folder is not None:
        process.wsgi.folder.close()


def end(_first: Any) -> None:
    """Without anybody who watches, a web server in front must hand out nothing."""
    if folder := pages_folder():
        folder.close()


def open_door(when_ready: Callable[[], None], arbiter: Any) -> None:
    """Sockets inherit the listener's patience, so that half a request cannot hold a thread for ever."""
    for listener in arbiter.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, PATIENCE)
    when_ready()


def run_worker() -> None:
    """The worker as a part of `serve --with-worker`."""
    worker = Worker()
    worker.stop_on_signals()
    worker.run()
