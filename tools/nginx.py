"""A real nginx in front of a portal, with the lines of docs/pages.md."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs" / "pages.md"
CONFIG = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log; {user}
events {{ worker_connections 256; }}
http {{
    access_log off; types {{ text/html html; }}
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    {http}
    server {{ listen 127.0.0.1:{port}; server_name 127.0.0.1; {server} {more} }}
}}
"""


def program() -> str | None:
    """Where nginx is, if it is."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def lines(part: str) -> str:
    """The lines of one block of the documentation."""
    found = re.search(rf"<!-- nginx {part} -->\n```\n(.*?)```\n<!-- end -->", DOCS.read_text(), re.DOTALL)
    assert found is not None
    return found[1]


@contextmanager
def in_front(folder: Path, *, pages: Path, portal: int, port: int, more: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """nginx on `port`, in front of the portal on `portal`, until the end of the block."""
    server = lines("server").replace("/srv/gemeinsinn/pages", str(pages)).replace(":8000", f":{portal}")
    server = re.sub(r".*Strict-Transport.*\n", "", server)  # only with TLS, as the portal does
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    text = CONFIG.format(folder=folder, port=port, http=lines("http"), server=server, user=user, more=more)
    (folder / "nginx.conf").write_text(text)
    process = subprocess.Popen([str(program()), "-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")])
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)
