"""The one program, `gemeinsinn`: every command of ours and of Django's."""

import os
import sys


def main() -> None:
    """Runs one command and exits with its status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinsinn.config.settings")
    from django.core.management import execute_from_command_line  # needs the settings module named first

    execute_from_command_line(["gemeinsinn", *sys.argv[1:]])
