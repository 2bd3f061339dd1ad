"""Teams and their sponsors, guides with what they agreed to, when they can be met, and who would like to speak to them."""

from gemeinsinn.guides.models.asking import GuideCall, GuideMessage
from gemeinsinn.guides.models.cohorts import Attendance, Certificate, Cohort, CohortDay, CohortModule, Trainee
from gemeinsinn.guides.models.consultations import Consultation, Referral, Result
from gemeinsinn.guides.models.guides import Guide, GuideConsent, GuideLanguage, GuideTopic, Topic
from gemeinsinn.guides.models.handovers import HandOver
from gemeinsinn.guides.models.meetings import Meeting, MeetingPause
from gemeinsinn.guides.models.sheets import NeedSheet, SheetAnswer
from gemeinsinn.guides.models.talks import FeedbackTalk
from gemeinsinn.guides.models.teams import Team, TeamSponsor

__all__ = [
    "Attendance",
    "Certificate",
    "Cohort",
    "CohortDay",
    "CohortModule",
    "Consultation",
    "FeedbackTalk",
    "Guide",
    "GuideCall",
    "GuideConsent",
    "GuideLanguage",
    "GuideMessage",
    "GuideTopic",
    "HandOver",
    "Meeting",
    "MeetingPause",
    "NeedSheet",
    "Referral",
    "Result",
    "SheetAnswer",
    "Team",
    "TeamSponsor",
    "Topic",
    "Trainee",
]
