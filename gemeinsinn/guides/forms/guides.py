"""Shape and wording of what is asked about teams, guides, meeting hours, and by who would like to reach a guide."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.guides.models import Guide, Team, TeamSponsor, Topic
from gemeinsinn.guides.queries.listing import Filters, languages_of_guides, quarters_with_guides
from gemeinsinn.guides.queries.teams import parties_of, possible_agreements, possible_sponsors, quarters_of_town
from gemeinsinn.guides.wording import GIVES, LANGUAGES, RHYTHMS
from gemeinsinn.organisations.forms.fields import PhoneField, PictureField
from gemeinsinn.organisations.forms.people import BAD_EMAIL
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, SeveralField, TextField


class FilterForm(FormCare, forms.Form):
    """The form beside the list; nothing it holds is an error."""

    quartier = forms.ChoiceField(label=_("Quarter"), required=False)
    sprache = forms.ChoiceField(label=_("Language"), required=False)
    thema = forms.ChoiceField(label=_("Topic"), required=False)

    def __init__(self, filters: Filters, **kwargs: Any) -> None:
        super().__init__(
            initial={"quartier": filters.quarter, "sprache": filters.language, "thema": filters.topic}, **kwargs
        )
        everything = [("", _("all the same"))]
        for name, choices in (
            ("quartier", [(quarter.slug, quarter.name) for quarter in quarters_with_guides()]),
            ("sprache", [(code, LANGUAGES[code]) for code in languages_of_guides()]),
            ("thema", Topic.choices),
        ):
            cast(forms.ChoiceField, self.fields[name]).choices = [*everything, *choices]


class MessageForm(FormCare, IdempotencyMixin):
    """A few lines to a guide."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, error_messages={"invalid": BAD_EMAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    text = TextField(label=_("What is it about?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}))


class TownHallForm(FormCare, forms.Form):
    """The name of a team, and who answers in the town hall."""

    name = LineField(label=_("Name of the team"), max_length=120)
    hall_name = LineField(label=_("Contact person in the town hall"), max_length=120, required=False)
    hall_function = LineField(label=_("Their office"), max_length=120, required=False)
    hall_phone = PhoneField(label=_("Telephone there"), required=False)
    hall_email = forms.EmailField(
        label=_("E-mail address there"), max_length=254, required=False, error_messages={"invalid": BAD_EMAIL}
    )

    def town_hall(self) -> dict[str, str]:
        """As the actions take it."""
        return {name: self.cleaned_data[f"hall_{name}"] for name in ("name", "function", "phone", "email")}

    @staticmethod
    def initial_of(team: Team) -> dict[str, str]:
        """A team as it would be typed."""
        hall = team.town_hall
        told = {"hall_name": hall.name, "hall_phone": hall.phone, "hall_email": hall.email} if hall else {}
        return {"name": team.name, "hall_function": team.town_hall_function, **told}


class TeamForm(TownHallForm):
    """A new team: also where it works, and for which agency."""

    place = SpotField(label=_("Town or quarter"))
    agency: Any = forms.ModelChoiceField(label=_("Agency"), queryset=None)

    field_order = ["name", "place", "agency"]

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Any, self.fields["agency"]).queryset = agencies
        if agencies.count() == 1:
            self.fields["agency"].initial = agencies.get()


def agreement_words(agreement: Agreement) -> str:
    """An agreement in a list: what it is about, and which organisations signed it."""
    names = ", ".join(one.name for one in parties_of(agreement))
    title = agreement.response.notice.title
    return f"{title} ({names})" if names else title


class SponsorForm(FormCare, forms.Form):
    """Who gives a team what."""

    organisation: Any = forms.ModelChoiceField(label=_("Organisation"), queryset=None)
    gives = forms.ChoiceField(label=_("What they give"), choices=list(GIVES.items()), widget=forms.RadioSelect)
    words = LineField(label=_("In a few words"), max_length=160, required=False)
    since = DayField(label=_("Since"))
    agreement: Any = forms.ModelChoiceField(
        label=_("Agreement behind it"), queryset=None, required=False, empty_label=_("not chosen yet")
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Any, self.fields["organisation"]).queryset = possible_sponsors(team)
        cast(Any, self.fields["agreement"]).queryset = possible_agreements(team)
        cast(Any, self.fields["agreement"]).label_from_instance = agreement_words
        self.fields["gives"].initial = TeamSponsor.Gives.ROOM


class JoinForm(FormCare, forms.Form):
    """Somebody new in a team."""

    name = LineField(label=_("Name, as neighbours know it"), max_length=80)
    email = forms.EmailField(label=_("E-mail address"), max_length=254, error_messages={"invalid": BAD_EMAIL})


class GuideForm(FormCare, forms.Form):
    """What the page of a guide says."""

    name = LineField(label=_("Name, as neighbours know it"), max_length=80)
    about = TextField(label=_("Who you are, in a few sentences"), max_length=800, required=False)
    quarters: Any = SeveralField(
        label=_("Quarters"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=list(LANGUAGES.items()), widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"), choices=Topic.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, guide: Guide, **kwargs: Any) -> None:
        known = {
            "name": guide.name, "about": guide.about, "quarters": list(guide.quarters.all()),
            "languages": [row.code for row in guide.languages.all()],
            "topics": [row.topic for row in guide.topics.all()],
        }  # fmt: skip
        super().__init__(*args, initial=known, **kwargs)
        cast(Any, self.fields["quarters"]).queryset = quarters_of_town(guide.team)


class MeetingForm(FormCare, forms.Form):
    """Where, when, how often."""

    spot = LineField(label=_("Where"), max_length=160)
    first = DayField(label=_("First day"))
    rhythm = forms.ChoiceField(label=_("How often"), choices=list(RHYTHMS.items()))
    starts = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    last = DayField(label=_("Last day"), required=False)
    by_phone = forms.BooleanField(label=_("Also by phone: the agency puts callers through"), required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("starts") and found.get("ends") and found["ends"] <= found["starts"]:
            self.add_error("ends", _("The hour ends before it begins. Please check both times."))
        if found.get("first") and found.get("last") and found["last"] < found["first"]:
            self.add_error("last", _("The end lies before the beginning. Please check both days."))
        return found


class PauseForm(FormCare, forms.Form):
    """When it does not take place."""

    first = DayField(label=_("From"))
    last = DayField(label=_("Until"), required=False)
    why = LineField(label=_("Why"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("first") and found.get("last") and found["last"] < found["first"]:
            self.add_error("last", _("The end lies before the beginning. Please check both days."))
        return found


class PhotoForm(FormCare, forms.Form):
    """A photograph, and the yes to it."""

    image = PictureField(label=_("Photograph of you"), longest=800)
    agreed = forms.BooleanField(
        label=_("Yes, it may be shown"), error_messages={"required": _("Without your yes it stays unseen.")}
    )
