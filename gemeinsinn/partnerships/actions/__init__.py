"""Verbs that write: agreements, fulfilment, thanks."""

from gemeinsinn.partnerships.actions.acceptance import accept_response, undo_acceptance
from gemeinsinn.partnerships.actions.agreements import cancel_agreement, change_terms, remind_to_sign, sign
from gemeinsinn.partnerships.actions.fulfilment import (
    answer_fulfilment,
    ask_fulfilment,
    close_settled,
    remind_fulfilment,
    settle_overdue,
)
from gemeinsinn.partnerships.actions.taking_back import take_back_answer, write_down_answer
from gemeinsinn.partnerships.actions.thanks import take_back_publication

__all__ = [
    "accept_response",
    "answer_fulfilment",
    "ask_fulfilment",
    "cancel_agreement",
    "change_terms",
    "close_settled",
    "remind_fulfilment",
    "remind_to_sign",
    "settle_overdue",
    "sign",
    "take_back_answer",
    "take_back_publication",
    "undo_acceptance",
    "write_down_answer",
]
