"""Reports of rounds with their files."""

from gemeinsinn.reporting.models.reports import Report, ReportFile

__all__ = ["Report", "ReportFile"]
