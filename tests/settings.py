"""Settings of the tests: the real ones, in a folder of their own that is gone afterwards.

The demo is on, so that the gallery and the demo's sign-in exist; a test of production overrides settings.DEMO.
Every GEMEINSINN_ variable of the shell is ignored.
"""

import atexit
import os
import shutil
import tempfile

from tests.scratch import scratch

_folder = tempfile.mkdtemp(prefix="gemeinsinn-tests-", dir=scratch())
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

for _name in [name for name in os.environ if name.startswith("GEMEINSINN_")]:
    del os.environ[_name]
os.environ["GEMEINSINN_VAR"] = _folder
os.environ["GEMEINSINN_DEMO"] = "1"

from gemeinsinn.config.settings import *  # noqa: E402, F403  # after the environment is set
from gemeinsinn.config.settings import DATABASES, LOGGING, STATIC_ROOT, VAR  # noqa: E402  # after the environment is set

# A file, not memory: threads get connections of their own, as on a real server.
DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SEARCH_ENCODERS: list[str] = []  # words only: a test that needs meaning brings its own encoder
LOGGING["loggers"]["gemeinsinn"] = {"level": "ERROR"}  # type: ignore[index]  # a dictionary of dictionaries
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns if nothing was collected, and warnings are errors here
