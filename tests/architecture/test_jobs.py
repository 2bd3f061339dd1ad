"""Every recurring job is known to the worker."""

import re

from gemeinsinn.config.worker import Worker
from gemeinsinn.core.schedule import jobs
from tests.architecture.tree import name_of, python_files

NAME = re.compile(r"""@every\(\s*["']([\w.]+)["']""")


def test_the_worker_finds_every_job():
    """It imports each app's `tasks`; a job elsewhere must be imported from there."""
    Worker()
    known = {job.name for job in jobs()}
    faults = [
        f"{name_of(path)}: {name}"
        for path in python_files()
        for name in NAME.findall(path.read_text(encoding="utf-8"))
        if name not in known
    ]
    assert not faults, "\n".join(faults)
