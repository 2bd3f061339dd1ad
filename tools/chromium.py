"""Which browser tests, benchmarks and pictures drive: Debian's Chromium, first the one without windows."""

import shutil

# Without windows the same engine opens a page for a quarter of the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
