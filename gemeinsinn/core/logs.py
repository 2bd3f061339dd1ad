"""Structured logs: one line of JSON an entry, with the request's id and never personal data."""

import contextvars
import json
import logging

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")


class LineFormatter(logging.Formatter):
    """{"at": ..., "level": ..., "id": ..., "what": ...} plus what the caller passed as `extra={"line": {...}}`."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "from": record.name,
            "id": request_id.get(),
            "what": record.getMessage(),
            **getattr(record, "line", {}),
        }
        if record.exc_info:
            # The type and the place are enough to mend a fault; a message may quote what a person typed.
            entry["error"] = record.exc_info[0].__name__ if record.exc_info[0] else ""
            entry["trace"] = self._places(record)
        return json.dumps(entry, ensure_ascii=False)

    def _places(self, record: logging.LogRecord) -> list[str]:
        places, frame = [], record.exc_info[2] if record.exc_info else None
        while frame:
            places.append(f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}")
            frame = frame.tb_next
        return places[-8:]


ONE_LINE_EACH = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "gemeinsinn.core.logs.LineFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["out"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "django.server": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}
"""Django's LOGGING: to standard output, where what runs the portal picks it up."""
