"""The papers of the fund are set by its own tests; here every application would cost one."""

import pytest

from gemeinsinn.fund.actions import deciding, signing


@pytest.fixture(autouse=True)
def _no_papers_of_the_fund(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes instead of a typeset page."""
    monkeypatch.setattr(signing, "application_paper", lambda application: b"%PDF-1.7")
    monkeypatch.setattr(deciding, "decision_paper", lambda decision: b"%PDF-1.7")
