"""Where tests keep what is gone afterwards: in memory if there is room, for a disk makes them wait for nothing."""

import os
import shutil
from pathlib import Path

ROOM = 2 * 1024**3  # bytes; one run has never needed half of it
MEMORY = Path("/dev/shm")


def scratch() -> str | None:
    """A folder in memory, or None: wherever the system keeps temporary files."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        return str(MEMORY)
    return None
