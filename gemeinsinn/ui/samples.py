"""Sample data of the gallery, taken from life: forms and cards in every state."""

from datetime import time
from typing import Any

from django import forms
from django.core.paginator import Paginator

from gemeinsinn.ui.charts import columns
from gemeinsinn.ui.forms import DayField, FormCare, LineField, MoneyInputField, QuantityField, TextField


class SampleForm(FormCare, forms.Form):
    """The form the examples of fields are drawn from."""

    satz = LineField(max_length=120, label="Was fehlt?")
    text = TextField(max_length=600, label="Und nun mit Ihren Worten")
    menge = QuantityField(label="Wie viel?")
    summe = MoneyInputField(label="Wie viel Geld?", required=False)
    tag = DayField(label="Bis wann?")
    art = forms.ChoiceField(
        label="Was brauchen Sie?",
        choices=[("zeit", "Zeit"), ("wissen", "Wissen"), ("sachen", "Sachen"), ("raeume", "Räume"), ("geld", "Geld")],
        widget=forms.RadioSelect,
    )
    quartier = forms.ChoiceField(
        label="Wo?", choices=[("", "Bitte wählen"), ("1", "Halle-Neustadt"), ("2", "Wolfen-Nord")]
    )
    dank = forms.MultipleChoiceField(
        label="Nehmen Sie einen Anfang",
        choices=[
            ("a", "Unser Dank ist sichtbar"),
            ("b", "Das Team erlebt etwas"),
            ("c", "Azubis lernen"),
            ("d", "Neue Kundschaft"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    bild = forms.FileField(label="Ein Bild vom Ort", required=False)
    ja = forms.BooleanField(label="Ja, mein Name darf auf der Dankesseite stehen.")


EVERYTHING = {
    "c-satz": "Stühle", "c-menge": "20", "c-tag": "2026-12-04", "c-art": "sachen", "c-quartier": "1", "c-dank": ["a"], "c-ja": "on",
}  # fmt: skip


def need(**other: Any) -> dict[str, Any]:
    """A card's data as the exchange hands it over."""
    return {
        "href": "#karte", "title": "Laub rechen im Südpark, danach heißer Apfelsaft", "kind": "zeit", "kind_label": "Zeit",
        "place": "Halle-Neustadt", "distance": "600 m",
        "facts": [("calendar", "Wann", "Sa, 28. November, 9 bis 12 Uhr"), ("pin", "Wo", "Südpark, Eingang Teich")],
        "benefit": "Ein Vormittag draußen mit dem ganzen Team. Für Ihre Azubis gilt er als Projekttag, das Foto steht im Stadtteilblatt.",
        "missing": {"left": 4, "total": 12, "unit_text": "Leuten", "strips": [True] * 8 + [False] * 4},
        "yes_href": "#ja", "call_href": "#anruf", **other,
    }  # fmt: skip


def filled_forms() -> dict[str, SampleForm]:
    """A form to fill in, one with everything wrong, and one with a single fault."""
    vague = "Das kann noch alles heißen. Schreiben Sie dazu, wer die Werbung sieht und wo sie hängt."
    bad = SampleForm(
        {"b-satz": "", "b-text": "Wir machen Werbung für Sie.", "b-menge": "viele", "b-tag": "Freitag", "b-art": ""},
        prefix="b",
    )
    bad.add_error("text", vague)
    one = SampleForm({**EVERYTHING, "c-text": "Wir machen Werbung für Sie."}, {"c-bild": None}, prefix="c")
    one.add_error("text", vague)
    start = {"text": "", "menge": 2000}
    grouped = SampleForm(initial=start, prefix="d")  # beside the other on one page: ids of its own
    return {"form": SampleForm(initial=start, prefix="a"), "bad": bad, "one": one, "grouped": grouped}


def samples() -> dict[str, Any]:
    """What the examples may name: forms, cards of all kinds in every state, a page of a list."""
    return {
        **filled_forms(),
        "sample_chart": columns([("Sept.", (14, 9, 3)), ("Okt.", (21, 12, 6)), ("Nov.", (17, 15, 8))]),
        "on_duty": [
            {"name": "Freiwilligenagentur Halle", "phone": "0345 23125 10", "until": time(16)},
            {"name": "Amira Haddad, E-Lotsin", "phone": "0345 23125 10", "until": time(17, 30), "words": "die Agentur verbindet"},
        ],
        "page": Paginator(range(240), 24).get_page(4),
        "card": need(),
        "geld": need(
            title="200 € Preisgeld für den Fotowettbewerb „Mein Balkon“", kind="geld", kind_label="Geld", place="Halle-Silberhöhe", distance="5 km",
            facts=[("calendar", "Wann", "bis 11. Dezember")], yes_label="Ja, wir geben",
            benefit="Die zehn besten Bilder hängen vier Wochen in Ihrem Geschäft. Zur Eröffnung kamen letztes Mal 60 Leute.",
            missing={"left": "80 €", "total": "200 €", "unit_text": "", "strips": [True] * 6 + [False] * 4},
        ),
        "single": need(
            title="Mit Herrn Albrecht die Enkel anrufen", place="Halle-Süd", distance="2,1 km", facts=[("calendar", "Wann", "einmal die Woche, eine Stunde")],
            benefit="Sie hören von einem, der gern erzählt. Er war vierzig Jahre Lokführer.",
            missing={"left": 1, "total": 1, "unit_text": "Mensch", "strips": [False]},
        ),
        "done": need(
            title="20 kg Obst, jeden Freitag fürs Kinderhaus am Teich", kind="sachen", kind_label="Sachen", place="Dessau-Ziebigk", distance="",
            facts=[("calendar", "Wann", "freitags bis 14 Uhr, acht Wochen")], yes_href="", call_href="",
            benefit="Sie wissen, wohin mit der Ware, die am Montag nicht mehr schön ist.",
            missing={"left": 0, "total": 8, "unit_text": "Wochen", "strips": [True] * 8},
        ),
        "late": need(
            title="Ein Raum mit Küche, dienstags um vier", kind="raeume", kind_label="Räume", place="Wolfen-Nord", distance="1,2 km", notice="Abgelaufen am 5. Januar",
            facts=[("calendar", "Wann", "ab 5. Januar, 16 bis 18 Uhr")], benefit="In Ihrem leeren Laden brennt wieder Licht.", yes_href="", call_href="",
            missing={"left": 6, "total": 10, "unit_text": "Dienstagen", "strips": [True] * 4 + [False] * 6},
        ),
        "wissen": need(
            title="Wer erklärt uns die Vereinssteuer?", kind="wissen", kind_label="Wissen", place="Magdeburg-Reform", distance="300 m",
            facts=[("calendar", "Wann", "2 Abende im Januar")], benefit="14 Vorstände lernen Sie kennen. Jeder braucht irgendwann Rat.",
            missing={"left": 1, "total": 2, "unit_text": "Abenden", "strips": [True, False]},
        ),
    }  # fmt: skip
