"""What a profile says: asked one by one when registering, together when editing."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.colours import LEAST, brand_of
from gemeinsinn.organisations.forms.fields import PhoneField, PictureField, WebField
from gemeinsinn.organisations.models import Giving, Organisation
from gemeinsinn.places.access import CHOICES
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.formats import number
from gemeinsinn.ui.forms import FormCare, LineField, TextField

Kind = Organisation.Kind
MOST_PEOPLE = 1_000_000
ORDER = [
    Kind.INITIATIVE,
    Kind.ASSOCIATION,
    Kind.COMPANY,
    Kind.HOUSING,
    Kind.SOCIAL,
    Kind.SCHOOL,
    Kind.MUNICIPALITY,
    Kind.AGENCY,
]


class KindForm(FormCare, forms.Form):
    """Who is acting together."""

    kind = forms.ChoiceField(
        label=_("What are you?"), choices=[(kind.value, kind.label) for kind in ORDER], widget=forms.RadioSelect
    )


class WhoForm(FormCare, forms.Form):
    """Name, trade, two or three sentences; a social enterprise says who works there."""

    name = LineField(label=_("Name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "organization"}))
    branch = LineField(label=_("Trade or field"), max_length=80, required=False)
    about = TextField(label=_("Who you are, in two or three sentences"), max_length=1200, required=False)
    paid_staff = forms.IntegerField(
        label=_("How many people are paid?"), required=False, min_value=0, max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    volunteers = forms.IntegerField(
        label=_("How many volunteer?"), required=False, min_value=0, max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, known_kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_kind = known_kind

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("kind", self.known_kind) == Kind.SOCIAL:
            for name in ("paid_staff", "volunteers"):
                if found.get(name) is None and name not in self.errors:
                    self.add_error(
                        name, _("A social enterprise says this number. An estimate is enough; 0 is allowed.")
                    )
        return found


class WhereForm(FormCare, forms.Form):
    """Where to find it and how to reach it. What stands here is public."""

    place = SpotField(label=_("Postcode, town or quarter"))
    spot = LineField(label=_("Street and number"), max_length=160, required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    email = forms.EmailField(
        label=_("E-mail address for everyone to see"), max_length=254, required=False,
        error_messages={"invalid": _("Please write the address like this: maria@example.org.")},
    )  # fmt: skip
    website = WebField(label=_("Website"), required=False)
    hours = LineField(label=_("When somebody is there"), max_length=160, required=False)


class GivesForm(FormCare, forms.Form):
    """What it likes to give, kind by kind, and what it does not."""

    gives = TextField(label=_("Anything else you like to give"), max_length=600, required=False)
    gives_not = TextField(label=_("What does not work"), max_length=600, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in Giving:
            self.fields[f"gives_{kind}"] = forms.BooleanField(label=kind.label, required=False)
            self.fields[f"words_{kind}"] = LineField(label=_("What exactly?"), max_length=200, required=False)

    def pairs(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """Kind, tick and line, for the template."""
        for kind in Giving:
            yield kind.value, self[f"gives_{kind}"], self[f"words_{kind}"]

    def gives_kinds(self) -> dict[str, str]:
        """{kind: words}; words alone count as a tick."""
        found = self.cleaned_data
        return {
            kind.value: found[f"words_{kind}"] for kind in Giving if found[f"gives_{kind}"] or found[f"words_{kind}"]
        }


class ProfileForm(GivesForm, WhereForm, WhoForm):
    """Everything at once, for those who change a profile."""

    kind = forms.ChoiceField(label=_("What are you?"), choices=Kind.choices)
    brand = LineField(
        label=_("Your colour"), max_length=7, required=False, widget=forms.TextInput(attrs={"spellcheck": "false"})
    )
    access = forms.ChoiceField(
        label=_("Can one get in without steps?"), choices=CHOICES, required=False, widget=forms.RadioSelect
    )
    access_words = LineField(label=_("How one gets in and around"), max_length=160, required=False)
    logo = PictureField(label=_("Logo"), required=False, longest=800)
    no_logo = forms.BooleanField(label=_("Take the logo away"), required=False)

    def __init__(self, *args: Any, organisation: Organisation, may_be_agency: bool, **kwargs: Any) -> None:
        kwargs["initial"] = initial_of(organisation)
        super().__init__(*args, known_kind=organisation.kind, **kwargs)
        is_agency = organisation.kind == Kind.AGENCY
        if not may_be_agency:  # becoming an agency is a decision of the network office
            kinds = [choice for choice in Kind.choices if (choice[0] == Kind.AGENCY) == is_agency]
            cast(forms.ChoiceField, self.fields["kind"]).choices = kinds
        if not is_agency:
            del self.fields["brand"]
        if not organisation.logo:
            del self.fields["no_logo"]

    def clean_brand(self) -> str:
        """Only a colour that can be read on the page, by day and by night."""
        colour = str(self.cleaned_data["brand"]).lower()
        try:
            if colour:
                brand_of(colour)
        except ValueError as problem:
            words = _("Please give the colour like this: #11513a.")
            if str(problem) == "too light":
                words = _(
                    "This colour is too light to read on paper: contrast %(least)s is needed. Please choose a darker one."
                )
            raise ValidationError(words, params={"least": number(LEAST)}, code="brand") from problem
        return colour

    def changes(self) -> dict[str, Any]:
        """Arguments for edit_organisation; the place only if another one was written."""
        names = (
            "kind",
            "name",
            "branch",
            "about",
            "paid_staff",
            "volunteers",
            "spot",
            "access",
            "access_words",
            "phone",
            "email",
            "website",
            "hours",
            "gives",
            "gives_not",
        )
        found = {name: self.cleaned_data[name] for name in names}
        if "brand" in self.fields:
            found["brand"] = self.cleaned_data["brand"]
        if "place" in self.changed_data:
            found["place"] = self.cleaned_data["place"]
        return {**found, "gives_kinds": self.gives_kinds()}


def initial_of(organisation: Organisation) -> dict[str, Any]:
    """What the forms above show for an organisation."""
    names = (
        "kind",
        "name",
        "branch",
        "about",
        "paid_staff",
        "volunteers",
        "spot",
        "access",
        "access_words",
        "phone",
        "email",
        "website",
        "hours",
        "gives",
        "gives_not",
        "brand",
    )
    found = {name: getattr(organisation, name) for name in names}
    found["place"] = place_words(organisation)
    for kind in Giving:
        found[f"gives_{kind}"] = kind in organisation.gives_kinds
        found[f"words_{kind}"] = organisation.gives_kinds.get(kind, "")
    return found


def place_words(located: Any) -> str:
    """The place as it would be typed: "06122 Halle-Neustadt"."""
    return f"{located.postcode} {located.place_name}".strip()
