"""Writing an issue."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.newsletter.lifecycle.issues import MONTHS, PREHEADER_MOST, SUBJECT_MOST, Act, packed_acts, unpacked_acts
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL, Role, Topic, packed, unpacked
from gemeinsinn.newsletter.models import Block, Issue
from gemeinsinn.newsletter.sources import Card
from gemeinsinn.newsletter.tongues import LANGUAGES
from gemeinsinn.newsletter.wording.issues import ACTS
from gemeinsinn.newsletter.wording.subscriptions import ROLES, TOPICS
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import DayField, FormCare, LineField, TextField

HOURS = [(hour, f"{hour}:00") for hour in range(6, 22)]
DISTANCES = [(km, f"{km} km") for km in (3, 5, 10, 25, 50)]


class StartForm(FormCare, forms.Form):
    """A subject to begin with."""

    subject = LineField(label=_("Subject"), max_length=SUBJECT_MOST)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="de", widget=forms.RadioSelect)


class IssueForm(FormCare, forms.Form):
    """The envelope, who reads it, and when it goes out."""

    subject = LineField(label=_("Subject"), max_length=SUBJECT_MOST)
    preheader = LineField(label=_("The line behind the subject"), max_length=PREHEADER_MOST, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label=_("Who reads it: topics"), choices=[(one.value, TOPICS[one]) for one in Topic], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("Only who reads along"), required=False,
        choices=[("", _("everyone")), *((one.value, ROLES[one]) for one in Role)],
    )  # fmt: skip
    acts = forms.MultipleChoiceField(
        label=_("Only who lately"), choices=[(one.value, ACTS[one]) for one in Act], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    months = forms.TypedChoiceField(
        label=_("Within the last months"), choices=[(n, str(n)) for n in MONTHS], coerce=int, required=False
    )
    place = SpotField(label=_("Only around"), required=False)
    km = forms.TypedChoiceField(label=_("How far around?"), choices=DISTANCES, coerce=int, required=False)
    day = DayField(label=_("Goes out on"), required=False)
    hour = forms.TypedChoiceField(label=_("At what time?"), choices=HOURS, coerce=int, required=False)

    def __init__(self, *args: Any, issue: Issue, **kwargs: Any) -> None:
        at = timezone.localtime(issue.send_at) if issue.send_at else None
        first = {
            "subject": issue.subject, "preheader": issue.preheader, "language": issue.language, "role": issue.role,
            "topics": [topic.value for topic in unpacked(issue.topics)] if issue.topics != ALL else [],
            "acts": [act.value for act in unpacked_acts(issue.acts)], "months": issue.months,
            "place": issue.place, "km": issue.km, "day": at.date() if at else None, "hour": at.hour if at else 8,
        }  # fmt: skip
        super().__init__(*args, initial=first, **kwargs)

    def columns(self) -> dict[str, Any]:
        """As they are stored."""
        found = self.cleaned_data
        spot, day = found["place"], found["day"]
        at = datetime.combine(day, time(found["hour"] or 8), tzinfo=timezone.get_current_timezone()) if day else None
        return {
            "subject": found["subject"], "preheader": found["preheader"], "language": found["language"],
            "topics": packed(found["topics"]), "role": found["role"],
            "acts": packed_acts(found["acts"]), "months": found["months"] or 6, "place": spot.label if spot else "",
            "lat": spot.lat if spot else None, "lon": spot.lon if spot else None, "km": found["km"] or 10, "send_at": at,
        }  # fmt: skip


class BlockForm(FormCare, forms.ModelForm):
    """Words, and one link."""

    heading = LineField(label=_("Heading"), max_length=120, required=False)
    text = TextField(label=_("Text; an empty line begins a new paragraph"), max_length=6000, required=False)
    label = LineField(label=_("What stands on the link"), max_length=60, required=False)
    href = forms.CharField(label=_("Where it leads"), max_length=300, required=False)
    picture = forms.CharField(label=_("Address of a picture, twice as wide as high"), max_length=300, required=False)
    alt = LineField(label=_("The picture in words"), max_length=240, required=False)

    class Meta:
        model = Block
        fields = ("heading", "text", "label", "href", "picture", "alt")


class GatherForm(FormCare, forms.Form):
    """Things of the portal to pick from."""

    cards = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label=_("From the portal"))

    def __init__(self, *args: Any, cards: list[Card], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {card.key: card for card in cards}
        field: Any = self.fields["cards"]
        field.choices = [(card.key, card.heading) for card in cards]

    def picked(self) -> list[Card]:
        """In the order of the page."""
        chosen = set(self.cleaned_data["cards"])
        return [card for key, card in self.known.items() if key in chosen]
