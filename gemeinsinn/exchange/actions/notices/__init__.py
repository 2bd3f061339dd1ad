"""What can be done with needs and offers, from the first word to the last."""

from gemeinsinn.exchange.actions.notices.checking import hide_notice, publish_notice, return_notice
from gemeinsinn.exchange.actions.notices.keeping import (
    change_notice,
    finish_notice,
    revive_notice,
    unfinish_notice,
    withdraw_notice,
)
from gemeinsinn.exchange.actions.notices.scheduled import (
    ask_stale_notices,
    expire_notices,
    forget_drafts,
    hide_unanswered_notices,
)
from gemeinsinn.exchange.actions.notices.undoing import unhide_notice, unpublish_notice, unreturn_notice
from gemeinsinn.exchange.actions.notices.writing import (
    confirm_notice,
    put_notice,
    save_author,
    save_draft,
    send_draft_link,
    send_notice,
    start_draft,
)

__all__ = [
    "ask_stale_notices",
    "change_notice",
    "confirm_notice",
    "expire_notices",
    "finish_notice",
    "forget_drafts",
    "hide_notice",
    "hide_unanswered_notices",
    "publish_notice",
    "put_notice",
    "return_notice",
    "revive_notice",
    "save_author",
    "save_draft",
    "send_draft_link",
    "send_notice",
    "start_draft",
    "unfinish_notice",
    "unhide_notice",
    "unpublish_notice",
    "unreturn_notice",
    "withdraw_notice",
]
