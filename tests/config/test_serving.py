"""The real program: it starts, serves, survives the death of its parts and leaves nothing behind."""

import os
import signal
import socket
import urllib.request
from pathlib import Path

from tests.config.conftest import wait_for
from tests.postgres import free_port


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gesundheit/bereit/", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def ask(port, path, headers=""):
    """The whole answer, read to its end."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{headers}\r\n".encode())
        return b"".join(iter(lambda: line.recv(4096), b""))


def children(pid):
    """Every process below one, by /proc."""
    below = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            below += [int(child), *children(child)]
    return below


def gone(pids):
    return not any(Path(f"/proc/{pid}").exists() and is_running(pid) for pid in pids)


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def serve(deployment):
    port = free_port()
    process = deployment.start("serve", "--with-worker", f"--port={port}")
    wait_for(lambda: answers(port), "an answer", 40)
    return process, port


def test_web_and_worker_start_and_end_together(deploy):
    deployment = deploy()
    deployment.queue_mail("one")
    process, port = serve(deployment)
    wait_for(lambda: deployment.mail_state("one") == "sent", "the mail")
    everyone = children(process.pid)
    assert len(everyone) >= 3
    for most, status in ((7_000, 200), (9_000, 414), (90_000, 414)):
        answer = ask(port, "/kontakt/?art=" + "x" * most)
        assert answer.startswith(f"HTTP/1.1 {status} ".encode()) and b"</html>" in answer
        assert (b"So viel passt nicht in eine Adresse" in answer) == (status == 414)
    for number in range(12):
        ask(port, "/online/da.gif", f"User-Agent: Mozilla/5.0 (X11; rv:{number}) Firefox\r\nAccept-Language: de\r\n")
    heard = {b"12 G\xc3\xa4ste" in ask(port, "/online/stand/") for _time in range(20)}
    assert heard == {True}  # whichever of the two processes answers
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert f"Gemeinsinn answers on http://127.0.0.1:{port}" in said
    assert gone(everyone)
    assert len(deployment.mails()) == 1


def test_ctrl_c_ends_it_too(deploy):
    process, _port = serve(deploy())
    everyone = children(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 0
    assert gone(everyone)


def test_ctrl_c_is_the_first_process_to_act_on(deploy):
    # A terminal sends it to all. Were the web process gone first, another one might be begun and torn down half made.
    port = free_port()
    process = deploy().start("serve", "--workers=1", f"--port={port}")
    wait_for(lambda: answers(port), "an answer", 40)
    (web,) = map(int, direct_children(process.pid))
    os.kill(web, signal.SIGINT)
    assert answers(port)
    assert not gone([web])
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 0


def test_a_worker_that_is_killed_is_started_again(deploy):
    deployment = deploy()
    process, port = serve(deployment)
    worker = next(pid for pid in map(int, direct_children(process.pid)) if not children(pid))
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: gone([worker]), "its death")
    deployment.queue_mail("after")
    wait_for(lambda: deployment.mail_state("after") == "sent", "the mail of the next worker")
    assert answers(port)


def direct_children(pid):
    return [child for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]


def test_when_the_program_is_killed_its_parts_end(deploy):
    process, port = serve(deploy())
    everyone = children(process.pid)
    process.kill()
    process.communicate(timeout=20)
    wait_for(lambda: gone(everyone), "the end of every part")
    assert not answers(port)


def test_half_requests_do_not_hold_the_portal_for_ever(deploy):
    port = free_port()
    deploy().start("serve", "--workers=1", "--threads=2", f"--port={port}")
    wait_for(lambda: answers(port), "an answer", 40)
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(2)]
    for connection in silent:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    wait_for(lambda: answers(port), "an answer to somebody else", 40)
    for connection in silent:
        connection.close()


def test_a_port_that_is_taken_is_one_sentence(deploy):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = deploy().run("serve", f"--port={port}")
    assert (status, said) == (
        1,
        f"CommandError: Port {port} on 127.0.0.1 cannot be used (Address already in use)."
        f" Choose another one, such as PORT={port + 1}.\n",
    )


def test_an_address_of_another_machine_is_one_sentence(deploy):
    status, said = deploy().run("serve", "--host=nowhere.invalid")
    assert (status, said) == (1, "CommandError: nowhere.invalid is not an address of this machine.\n")


def test_the_demo_refuses_to_run_as_production(deploy):
    deployment = deploy(SECRET_KEY="x" * 50)
    deployment.environment["GEMEINSINN_DEMO"] = "0"
    status, said = deployment.run("demo")
    assert (status, said.startswith("CommandError: This is for the demo only")) == (1, True)
