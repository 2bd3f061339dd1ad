"""Letters of the fund are set elsewhere; here they would only cost time."""

import pytest

from gemeinsinn.fund.actions import deciding, signing


@pytest.fixture(autouse=True)
def no_letters(monkeypatch):
    monkeypatch.setattr(deciding, "decision_paper", lambda decision: b"%PDF")
    monkeypatch.setattr(signing, "application_paper", lambda application: b"%PDF")
