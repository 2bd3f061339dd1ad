"""What this context holds about a person, for their own copy of it."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.volunteering.models import Plan
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


def collect_plans(user: User) -> list[dict[str, Any]]:
    """The plans of a person's own needs."""
    return [
        {
            "need": plan.need.title,
            "meeting_point": plan.meeting_point,
            "bring_along": plan.bring_along,
            "shifts": [
                {"shift": shift_words(one), "qualification": one.qualification, "places": one.capacity}
                for one in plan.shifts.all()
            ],
        }
        for plan in Plan.objects.filter(need__contact__user=user).select_related("need").prefetch_related("shifts")
    ]
