"""Every field that can hold words, and what becomes of them when a person leaves. A new field fails until it is here.

Fields with choices hold none of our words and need no line; neither do numbers and dates.
"""

from django.apps import apps
from django.db import models

OWN = "written by or about the person: part of the copy they get, gone when they leave"
PASSING = "holds the person for a while: gone when they leave, not part of the copy because it is no news to them"
AGREED = "what two sides agreed or what happened: stays, without the person's name"
PUBLIC = "belongs to the neighbourhood (projects): stays, without the person's name where it is the author's"
ORGANISATION = "belongs to an organisation, which stays"
OTHERS = "written by others about others; goes with what it hangs on"
PLACE = "a public place"
DERIVED = "made from public words for the search, without people: remade or gone when the words change or go"
VOUCHER = "a voucher of what was paid: kept to the end of its term whoever leaves, without their name"
MACHINE = "written by the program: a code, a digest, a key, the name of a job. Names nobody"

WORDS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField)
WORDS = (*WORDS, models.GenericIPAddressField)

CLASSES = {
    OWN: {
        "exchange.need": "title slug details spot when_words unit_words access_words organisation_name benefit",
        "exchange.offer": "title slug details spot when_words unit_words access_words organisation_name conditions benefit_hoped",
        "exchange.noticecheck": "note changes",
        "exchange.response": "message organisation_name",
        "exchange.decision": "note",
        "exchange.callrequest": "good_times message",
        "partnerships.signature": "typed_name",
        "partnerships.fulfilment": "reason sentence",
        "projects.project": "run_by",
        "projects.projectcheck": "note",
        "organisations.membership": "function",
        "people.user": "email name phone",
        "delivery.row": "address values unsubscribe_url problem",
        "delivery.bounce": "address words",
        "people.contact": "email name phone",
        "people.consent": "wording",
        "desk.note": "text",
        "fund.application": (
            "organisation_name legal_form street town title aim target_group course partners publicity spot costs means draft"
        ),
        "fund.decision": "conditions reasons accepted_name",
        "fund.handedin": "label",
        "fund.message": "text",
        "fund.objection": "text answer",
        "fund.signatory": "organisation_name typed_name reason",
        "fund.submission": "content",
        "proof.changerequest": "reason words",
        "proof.grant": "answers",
        "proof.handin": "content name",
        "proof.hourline": "who what",
        "proof.proofpicture": "alt rights",
        "proof.review": "words",
        "jury.conflict": "reason",
        "jury.member": "name institution_name guardian_name street town",
        "jury.remark": "text",
        "jury.score": "reasons",
        "guides.consultation": "note",
        "guides.guide": "name slug about photo",
        "guides.guideconsent": "wording",
        "presence.nameshown": "wording",
        "guides.guidemessage": "text",
        "guides.handover": "about answer",
        "guides.meeting": "spot",
        "guides.meetingpause": "why",
        "matching.savedsearch": "words place",
        "matching.suggestion": "note",
        "newsletter.subscriber": "address place",
        "newsletter.addresschange": "address",
        "placement.case": "wish motives times experience limits due_words closed_words",
        "placement.casenote": "text",
        "placement.followup": "words",
        "placement.proposal": "words",
        "recognition.allowance": "payer",
        "recognition.allowancecount": "wording",
        "recognition.letterthanks": "name street postcode town wording",
        "recognition.publicthanks": "name wording",
        "recognition.attestation": "host_name agency_name name fields functions skills trainings",
        "recognition.hours": "what",
        "recognition.hoursstep": "reason",
        "recognition.signing": "typed_name reason",
        "recognition.volunteer": "address",
        "showcase.quote": "text name function",
        "treasury.demand": "reason",
        "treasury.payee": "holder",
        "volunteering.opportunity": "way_there expenses_words insurance induction training learns",
        "volunteering.plan": "meeting_point bring_along",
        "volunteering.shift": "role place qualification",
        "volunteering.signup": "reason",
    },
    PASSING: {
        "organisations.invitation": "email function",
        "organisations.organisationcheck": "note",
        "jury.case": "conditions reasons",
        "people.addresscode": "email",
        "treasury.payee": "iban_sealed iban_country iban_tail",
        "activity.outgoingmail": "to subject text html attachment",
        "sessions.session": "session_data",
        "account.emailaddress": "email",
        "mfa.authenticator": "data",
        "usersessions.usersession": "ip user_agent data",
    },
    AGREED: {"partnerships.agreementversion": "terms", "jury.sitting": "minutes"},
    PUBLIC: {
        "projects.project": "title slug aim target_group spot access_words",
        "projects.projectstep": "title",
        "projects.projectpicture": "image alt rights",
        "projects.fundingshare": "note",
        "voting.option": "title words",
        "showcase.portrait": "title slug lead text who funder_line",
        "showcase.portraitpicture": "image alt rights",
    },
    ORGANISATION: {
        "delivery.mailing": "sender subject plain html stopped_because",
        "treasury.pot": "name funder",
        "voting.poll": "title slug words cancelled_words",
        "treasury.bankaccount": "holder iban bic",
        "recognition.cardrule": "name state place words source",
        "volunteering.engagementfield": "name name_en",
        "organisations.organisation": (
            "name slug about branch gives gives_kinds gives_not website email phone hours access_words logo brand spot "
            "source"
        ),
        "organisations.dutyexception": "why",
        "guides.cohort": "name",
        "fund.fund": "name slug summary",
        "fund.round": "focus funder funder_line",
        "jury.jury": "name",
        "jury.sitting": "place agenda",
        "jury.case": "body_name",
        "guides.cohortmodule": "title",
        "guides.cohortday": "spot",
        "guides.team": "name town_hall_function",
        "guides.teamsponsor": "words",
    },
    OTHERS: {
        "treasury.bankline": "party text",
        "projects.supporter": "name what",
        "guides.feedbacktalk": "text",
        "fund.advice": "text",
    },
    PLACE: {
        "exchange.need": "postcode",
        "exchange.offer": "postcode",
        "fund.application": "postcode",
        "projects.project": "postcode",
        "organisations.organisation": "postcode",
        "places.municipality": "name search_name slug state key",
        "places.placename": "name search_name",
        "places.postcode": "code",
        "places.quarter": "name search_name search_tail slug polygon",
    },
    DERIVED: {"matching.indexentry": "document facets", "matching.meaningvector": "data"},
    VOUCHER: {
        "treasury.paymentrun": "file_sealed",
        "proof.receipt": "payee reason remark",
        "proof.review": "note",
    },
    MACHINE: {
        "matching.indexentry": "key side audience kind digest meaning",
        "matching.meaningvector": "digest encoder version",
        "matching.indexstate": "gaps generation words rebuild",
        "matching.savedsearch": "person sides kinds spoken",
        "matching.toldhit": "key",
        "matching.synonym": "words language",
        "matching.askcount": "partner",
        "matching.quiet": "partner",
        "newsletter.subscriber": "key language",
        "newsletter.evidence": "key language page version wording chosen mail_subject mail_text message_id",
        "newsletter.suppressed": "key",
        "recognition.attestation": "shows code",
        "fund.application": "reference language",
        "fund.decision": "once_key",
        "fund.formalcheck": "ticked",
        "fund.handedin": "path suffix digest key",
        "fund.submission": "digest",
        "fund.round": "jury_dates",
        "fund.ruleset": "data",
        "proof.changerequest": "costs",
        "proof.grant": "evaluation",
        "proof.handin": "digest",
        "proof.planversion": "costs",
        "proof.proofpicture": "path digest",
        "proof.receipt": "cost_type path suffix digest",
        "proof.review": "looked_at",
        "jury.case": "tally",
        "jury.conflict": "grounds",
        "jury.score": "points",
        "jury.sitting": "digest",
        "jury.vote": "institution_key",
        "reporting.report": "language sums faults digest",
        "reporting.reportfile": "path digest",
        "guides.guidelanguage": "code",
        "guides.needsheet": "code",
        "exchange.need": "languages language source",
        "exchange.offer": "languages language source",
        "exchange.noticecheck": "state",
        "projects.project": "language",
        "projects.projectcheck": "state",
        "organisations.organisation": "language",
        "organisations.organisationcheck": "state",
        "people.user": "password language",
        "people.contact": "language",
        "people.consent": "purpose",
        "people.addresscode": "handle digest",
        "desk.note": "subject_type",
        "desk.assignment": "subject_type",
        "activity.event": "subject_type verb data",
        "delivery.mailing": "kind reference places headers",
        "delivery.row": "domain language",
        "delivery.batch": "worker",
        "delivery.bounce": "digest",
        "delivery.pace": "domain",
        "activity.outgoingmail": "key language attachment_name stop_address message_id problem",
        "volunteering.guardianconsent": "wording",
        "placement.case": "spoken",
        "treasury.pot": "reference currency",
        "voting.poll": "result",
        "voting.option": "href",
        "voting.ballot": "key ticks",
        "voting.envelope": "key ticks",
        "treasury.commitment": "reference",
        "treasury.payment": "end_to_end answer",
        "treasury.paymentrun": "message_id file_hash",
        "treasury.bankfile": "name kind digest",
        "treasury.bankline": "key end_to_end reason",
        "volunteering.series": "weekdays without pauses",
        "core.limitcount": "digest",
        "core.secretlink": "digest purpose",
        "core.spentchallenge": "digest",
        "core.jobrun": "name problem",
        "auth.permission": "name codename",
        "auth.group": "name",
        "contenttypes.contenttype": "app_label model",
        "sessions.session": "session_key",
        "account.emailconfirmation": "key",
        "usersessions.usersession": "session_key",
    },
}


def classified() -> dict[tuple[str, str], str]:
    """(model, field) → class. Raises ValueError if one stands in two."""
    found: dict[tuple[str, str], str] = {}
    for kind, models_ in CLASSES.items():
        for label, names in models_.items():
            for name in names.split():
                if (label, name) in found:
                    raise ValueError(f"{label}.{name} stands in two classes")
                found[label, name] = kind
    return found


def word_fields() -> set[tuple[str, str]]:
    """Every field of every table that can hold words."""
    return {
        (model._meta.label_lower, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, WORDS) and not field.choices
    }
