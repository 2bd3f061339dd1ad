"""Plans of needs, their shifts, the people who sign up, and what volunteers are told."""

from gemeinsinn.volunteering.models.opportunities import EngagementField, Opportunity
from gemeinsinn.volunteering.models.plans import Plan, PlanAct, Series, Shift
from gemeinsinn.volunteering.models.platforms import ContactRelease
from gemeinsinn.volunteering.models.signups import Enrolment, GuardianConsent, SignUp

__all__ = [
    "ContactRelease",
    "EngagementField",
    "Enrolment",
    "GuardianConsent",
    "Opportunity",
    "Plan",
    "PlanAct",
    "Series",
    "Shift",
    "SignUp",
]
