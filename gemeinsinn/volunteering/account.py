"""What this context holds about a person, for their own copy of it."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.volunteering.queries.signups import enrolments_of, sign_ups_of
from gemeinsinn.volunteering.wording.shifts import shift_words


def collect_enrolments(user: User) -> list[dict[str, Any]]:
    """Every sign-up with its shifts and how they stand."""
    return [
        {
            "to": one.response.notice.title,
            "heads": one.heads,
            "age": one.age,
            "reminded": one.remind_hours,
            "guardian": one.guardian.contact.name if hasattr(one, "guardian") else "",
            "shifts": [
                {"shift": shift_words(row.shift), "state": row.state, "reason": row.reason, "heads": row.heads}
                for row in sign_ups_of(one)
            ],
        }
        for one in enrolments_of(user)
    ]
