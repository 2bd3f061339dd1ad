"""Plans of needs, their shifts, and the people who sign up."""

from gemeinsinn.volunteering.models.opportunities import EngagementField, Opportunity
from gemeinsinn.volunteering.models.plans import Plan, Series, Shift
from gemeinsinn.volunteering.models.signups import Enrolment, GuardianConsent, SignUp

__all__ = ["EngagementField", "Enrolment", "GuardianConsent", "Opportunity", "Plan", "Series", "Shift", "SignUp"]
