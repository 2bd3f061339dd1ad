"""The export of freinet, the database most German agencies keep their opportunities in."""

from gemeinsinn.exchange.imports.freinet.command import FreinetImporter

__all__ = ["FreinetImporter"]
"""Registered in exchange's AppConfig."""
