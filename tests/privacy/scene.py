"""Xaveria Quittenbaum and everything the portal can hold about her."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.test import Client

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.contact.actions import note_on_concern
from gemeinsinn.contact.models import Concern, ConcernLine
from gemeinsinn.core.money import Money
from gemeinsinn.delivery.actions.bounces import note_refusals
from gemeinsinn.delivery.actions.ledger import Row, add_rows
from gemeinsinn.delivery.models import Bounce, Mailing
from gemeinsinn.delivery.models import Row as LedgerRow
from gemeinsinn.desk.models import Note
from gemeinsinn.exchange.actions.responses import decline_response
from gemeinsinn.exchange.models import CallRequest, Decision, Need, NoticeCheck, Offer, Response
from gemeinsinn.fund.actions.conversation import write
from gemeinsinn.fund.actions.objecting import object_to
from gemeinsinn.fund.actions.papers import hand_in
from gemeinsinn.fund.actions.signing import sign
from gemeinsinn.fund.models import Application, HandedIn, Message, Objection, Signatory, Submission
from gemeinsinn.fund.models import Decision as GrantDecision
from gemeinsinn.guides.actions.asking import write_to_guide
from gemeinsinn.guides.actions.consent import give_consent
from gemeinsinn.guides.actions.consultations import note_consultation
from gemeinsinn.guides.actions.guides import add_guide
from gemeinsinn.guides.actions.handovers import hand_over
from gemeinsinn.guides.actions.meetings import add_meeting, pause_meeting
from gemeinsinn.guides.models import Consultation, Guide, GuideConsent, GuideMessage, HandOver, Meeting, MeetingPause
from gemeinsinn.jury.actions.concluding import finish
from gemeinsinn.jury.actions.conflicts import declare
from gemeinsinn.jury.actions.judging import remark, score
from gemeinsinn.jury.models import Case as JuryCase
from gemeinsinn.jury.models import Conflict, Member, Remark, Score
from gemeinsinn.matching.models import SavedSearch, Suggestion
from gemeinsinn.newsletter.actions.changing import ask_for_address
from gemeinsinn.newsletter.models import AddressChange, Subscriber
from gemeinsinn.organisations.models import Invitation, Membership, OrganisationCheck
from gemeinsinn.partnerships.models import AgreementVersion, Fulfilment, Signature
from gemeinsinn.people.actions import record_consent
from gemeinsinn.people.actions.codes import send_code
from gemeinsinn.people.models import Consent, Contact, User
from gemeinsinn.placement.actions.caring import add_note as add_case_note
from gemeinsinn.placement.models import Case, CaseNote, FollowUp, Proposal
from gemeinsinn.presence.actions import show_name
from gemeinsinn.presence.models import NameShown
from gemeinsinn.projects.models import Project, ProjectCheck, ProjectPicture
from gemeinsinn.proof.models import ChangeRequest, Grant, HandIn, HourLine, Review
from gemeinsinn.proof.models import ProofPicture as GrantPicture
from gemeinsinn.recognition.actions.allowances import note_allowance, start_counting
from gemeinsinn.recognition.actions.confirming import correct_hours
from gemeinsinn.recognition.actions.thanking import agree_to_letters, agree_to_public_thanks
from gemeinsinn.recognition.actions.volunteers import volunteer_of
from gemeinsinn.recognition.lifecycle.hours import Side
from gemeinsinn.recognition.models import (
    Allowance,
    AllowanceCount,
    Attestation,
    Hours,
    HoursStep,
    LetterThanks,
    PublicThanks,
    Signing,
    Volunteer,
)
from gemeinsinn.showcase.actions.quotes import add_quote, agree_to_quote
from gemeinsinn.showcase.models import Quote
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.models import Commitment, Demand, Payee
from gemeinsinn.volunteering.models import Opportunity, Plan, Shift, SignUp
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_company, make_staff, want_call
from tests.factories.concerns import write_to_us
from tests.factories.documents import make_document
from tests.factories.funds import WHO, award_grant, check_grant, sign_grant
from tests.factories.guides import make_guide, make_team
from tests.factories.juries import for_jury, make_jury, meet, seat
from tests.factories.mailings import make_mailing
from tests.factories.newsletters import subscribe
from tests.factories.opportunities import describe
from tests.factories.organisations import make_office
from tests.factories.partnerships import make_settled, make_signed
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.placement import make_case, place_somebody
from tests.factories.portraits import make_portrait
from tests.factories.projects import make_draft, make_project
from tests.factories.proof import prove, running_grant
from tests.factories.recognition import ask, confirmed, sign_both
from tests.factories.searches import keep_search
from tests.factories.treasury import make_commitment
from tests.factories.volunteering import hang_planned, join, plan_shift

NAME, EMAIL, PHONE = "Xaveria Quittenbaum", "quittenbaum@example.org", "0345 7654321"
HERS = {"name": NAME, "email": EMAIL, "phone": PHONE}


class Scene:
    """Made through the real actions where names travel (mails, terms); `hers` are the rows to seed by model."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.agency = make_agency()
        self.staff = make_staff(self.agency)
        self.user = make_account(now=now, **HERS)
        self.write_notices()
        self.answer_others()
        self.agree()
        self.belong()
        self.guide()
        self.volunteer()
        self.ask_for_work()
        self.give_time()
        self.apply_for_money()
        self.judge()
        note_payee(
            commitment_id=make_commitment(now=now).pk, holder=NAME, iban="DE02 1203 0000 0000 2020 51",
            contact=self.contact(), by=None, now=now,
        )  # fmt: skip
        self.search = keep_search(user=self.user, email=EMAIL, now=now)
        ask_for_address(subscriber=subscribe(EMAIL, now=now), address=f"neu-{EMAIL}", now=now)
        note_on_concern(
            concern=write_to_us(email=EMAIL, name=NAME, by=self.user, now=now), text="x", by=make_office(), now=now
        )
        theirs = hang_need(agency=self.agency, now=now)
        self.asked = Suggestion.objects.create(need=theirs, offer=self.offer, state="asked", asked_at=now, note="x")
        show_name(user=self.user, wording=f"Ja, {NAME}", by=self.user, now=now)
        make_mailing(0, begin=False, now=now)
        add_rows(mailing=Mailing.objects.get(), rows=[Row(EMAIL, values={"name": NAME})], now=now)
        note_refusals(mailing=Mailing.objects.get(), refused=[(LedgerRow.objects.get(), f"550 5.2.2 {NAME}")], now=now)
        self.sign_in()

    def contact(self) -> Contact:
        contact = make_confirmed_contact(now=self.now, **HERS)
        Contact.objects.filter(pk=contact.pk).update(user=self.user)
        contact.refresh_from_db()
        return contact

    def write_notices(self) -> None:
        self.need = hang_need(contact=self.contact(), agency=self.agency, now=self.now)
        self.offer = hang_offer(contact=self.contact(), agency=self.agency, now=self.now)
        self.waiting = give_answer(self.need, now=self.now, name="Jule Brandt", email="jule@example.org", amount=100)
        NoticeCheck.objects.create(need=self.need, state="published", by=self.staff, at=self.now)
        Note.objects.create(subject_type="exchange.need", subject_id=self.need.pk, text="x", by=self.staff)
        record_consent(contact=self.need.contact, purpose="publicity", wording="x", now=self.now)

    def answer_others(self) -> None:
        theirs = hang_need(agency=self.agency, now=self.now)
        declined = give_answer(theirs, now=self.now, amount=100, user=self.user, **HERS)
        decline_response(response=declined, by=self.staff, now=self.now, note=f"Liebe {NAME}, danke")
        self.offered = give_answer(theirs, now=self.now, amount=100, user=self.user, **HERS)
        for state in ("open", "done"):
            call = want_call(agency=self.agency, now=self.now, name=NAME, phone=PHONE)
            CallRequest.objects.filter(pk=call.pk).update(state=state)
            Contact.objects.filter(pk=call.contact_id).update(user=self.user)

    def agree(self) -> None:
        """One promise given and kept, one she waits for."""
        given = give_answer(hang_need(agency=self.agency, now=self.now), now=self.now, user=self.user, **HERS)
        self.kept = make_settled(given, now=self.now, may_publish=(True, True))
        wanted = hang_need(contact=self.contact(), agency=self.agency, now=self.now)
        self.ahead = make_signed(give_answer(wanted, now=self.now), now=self.now)
        for agreement, side in ((self.kept, "giver"), (self.ahead, "seeker")):
            Signature.objects.filter(version__agreement=agreement, side=side).update(typed_name=NAME)
        for version in AgreementVersion.objects.all():
            version.terms = {**version.terms, "what": f"Stühle für {NAME}"}
            version.save()

    def volunteer(self) -> None:
        """Shifts of a need of hers, and a shift of somebody else's that she is in, with a guardian who is not her."""
        own = hang_planned(contact=self.contact(), agency=self.agency, now=self.now)
        self.own_shift = plan_shift(own)
        describe(own.need, way_there="x", learns="x")
        self.shift = plan_shift(hang_planned(agency=self.agency, now=self.now))
        self.enrolment = join(self.shift, user=self.user, now=self.now, **HERS)

    def apply_for_money(self) -> None:
        """One grant she has, with a word of hers, which somebody else signed as well."""
        self.grant = sign_grant(now=self.now, who=WHO | HERS | {"co": {"name": "Cem Ko", "email": "co@example.org"}})
        sign(signatory=self.grant.signatories.get(part="co"), typed_name="Cem Ko", now=self.now)
        Contact.objects.filter(pk=self.grant.contact_id).update(user=self.user)
        write(application=self.grant, text="x", now=self.now)
        grant = running_grant(award_grant(check_grant(self.grant, now=self.now), now=self.now), now=self.now)
        prove(grant, now=self.now)
        quote = add_quote(
            portrait=make_portrait(now=self.now, project=self.project), text="x", name=NAME, function="x", email=EMAIL, by=None,
            now=self.now,
        )  # fmt: skip
        agree_to_quote(quote=quote, now=self.now)
        object_to(application=self.grant, text="x", now=self.now)
        promised = Commitment.objects.get(reference=self.grant.reference)
        Demand.objects.create(commitment=promised, amount=Money(1), reason="x", due_on=self.now.date())
        hand_in(application=self.grant, document=make_document(NAME.encode()), label="x", now=self.now)

    def judge(self) -> None:
        """She sits in a jury, gave points and a word, stays out of one case; and a jury decided about her grant."""
        now, made = self.now, for_jury(now=self.now)
        jury = make_jury(fund=made.round.fund, now=now)
        told = {"institution_name": "x", "street": "x", "town": "x", "guardian_name": "x"}
        seat(jury, name=NAME, email=EMAIL, now=now, **told)
        sitting, [case, other] = meet([made, for_jury(made.round, now=now)], jury=jury, now=now)
        points = {one.key: 3 for one in made.rules.jury.criteria}
        score(case=case, points=points, reasons="x", by=self.user, now=now)
        remark(case=case, text="x", by=self.user, now=now)
        declare(case=other, reason="x", by=self.user, now=now)
        JuryCase.objects.filter(sitting=sitting).update(result="no_quorum")
        JuryCase.objects.create(sitting=sitting, application=self.grant, position=3, result="awarded", reasons="x")
        finish(sitting=sitting, by=None, now=now)

    def ask_for_work(self) -> None:
        """An agency looks for something for her, has introduced her and asked how it goes."""
        placed = place_somebody(make_case(agency=self.agency, now=self.now, **HERS), now=self.now)
        self.case = placed.case
        Contact.objects.filter(pk=self.case.contact_id).update(user=self.user)
        add_case_note(case=self.case, text="x", by=None, now=self.now)
        FollowUp.objects.create(proposal=placed, side="person", asked_at=self.now)

    def give_time(self) -> None:
        """Hours of hers, confirmed and corrected."""
        me = volunteer_of(user=self.user, now=self.now)
        hours = confirmed(me, need=self.shift.plan.need, what="x", now=self.now)
        correct_hours(hours=hours, minutes=60, reason="x", side=Side.HOST, by=self.staff, now=self.now)
        self.certificate = sign_both(ask(me, functions="x"))
        start_counting(volunteer=me, wording="x", now=self.now)
        paid = {"kind": "volunteer", "amount": Money(100), "payer": "x", "paid_on": self.now.date()}
        note_allowance(volunteer=me, form_key=uuid4(), now=self.now, **paid)
        agree_to_public_thanks(volunteer=me, name=NAME, field=None, wording="x", now=self.now)
        told = {"street": "x", "postcode": "x", "town": "x", "wording": "x"}
        agree_to_letters(volunteer=me, name=NAME, now=self.now, **told)

    def belong(self) -> None:
        shop = make_company(contact=self.contact())
        OrganisationCheck.objects.create(organisation=shop, state="published", by=self.staff)
        make_staff(shop, email="anders@example.org")
        Membership.objects.create(organisation=shop, user=self.user, role="editor", since=self.now)
        Invitation.objects.create(organisation=self.agency, email=EMAIL, role="editor", at=self.now)
        self.project = make_project(contact=self.contact(), aim=f"{NAME} lädt ein.")
        ProjectCheck.objects.create(project=self.project, state="published", by=self.staff)
        draft = make_draft()
        Project.objects.filter(pk=draft.pk).update(contact=self.contact(), title=NAME)
        picture = ProjectPicture(project=draft, alt=NAME, rights=NAME)
        ProjectPicture._meta.get_field("image").update_dimension_fields = lambda *args, **kwargs: None
        picture.image.save("draft.webp", ContentFile(NAME.encode()), save=True)

    def guide(self) -> None:
        """She is a guide herself, with a photograph, hours and a pause, and wrote to another one."""
        team = make_team(agency=self.agency)
        self.page = add_guide(team=team, name=NAME, email=EMAIL, by=None, now=self.now)
        give_consent(guide=self.page, purpose="page", by=self.user, now=self.now)
        self.page.photo.save("photo.webp", ContentFile(NAME.encode()), save=True)
        meeting = add_meeting(
            guide=self.page, spot="x", first=self.now.date(), starts=time(9), ends=time(10), by=None, now=self.now
        )
        pause_meeting(meeting=meeting, first=self.now.date(), why="x", by=None, now=self.now)
        note_consultation(
            guide=self.page, topic="amt", referral="amt", result="dran", note="x", form_key=uuid4(), by=self.user,
            now=self.now,
        )  # fmt: skip
        told = {"text": "x", "form_key": uuid4(), "language": "de", "now": self.now}
        write_to_guide(guide=self.page, name="Jule Brandt", email="jule@example.org", **told)
        message = write_to_guide(guide=make_guide(team=team), name=NAME, email=EMAIL, **told | {"form_key": uuid4()})
        Contact.objects.filter(pk=message.contact_id).update(user=self.user)
        self.written = message.pk
        theirs = make_guide(team=team)
        handed = hand_over(
            guide=theirs, to=hang_need(agency=self.agency, now=self.now), about="x", how="said", form_key=uuid4(),
            by=theirs.user, now=self.now, **HERS,
        )  # fmt: skip
        Contact.objects.filter(pk=handed.contact_id).update(user=self.user)

    def sign_in(self) -> None:
        TOTP.activate(self.user, generate_totp_secret())
        client = Client(headers={"user-agent": NAME})
        client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        client.get("/konto/")
        key = client.session.session_key
        UserSession.objects.get_or_create(session_key=key, defaults={"user": self.user, "ip": "::", "user_agent": NAME})
        deliver_due_mails(now=self.now + timedelta(minutes=1))
        send_code(email=EMAIL, purpose="sign-in", language="de", now=self.now, user=self.user)
        give_answer(hang_need(agency=self.agency), confirmed=False, amount=100, **HERS)

    def hers(self) -> dict[str, QuerySet[Any]]:
        """The rows that are about her alone, by model."""
        mine = {"contact__user": self.user}
        return {
            "delivery.bounce": Bounce.objects.all(),
            "delivery.row": LedgerRow.objects.filter(address=EMAIL),
            "exchange.need": Need.objects.filter(pk=self.need.pk),
            "exchange.offer": Offer.objects.filter(pk=self.offer.pk),
            "exchange.noticecheck": NoticeCheck.objects.all(),
            "exchange.response": Response.objects.filter(pk=self.offered.pk),
            "exchange.decision": Decision.objects.filter(response__contact__user=self.user),
            "exchange.callrequest": CallRequest.objects.filter(**mine),
            "partnerships.signature": Signature.objects.filter(version__agreement=self.kept, side="giver"),
            "partnerships.fulfilment": Fulfilment.objects.filter(agreement=self.kept, side="giver"),
            "projects.project": Project.objects.filter(pk=self.project.pk),
            "projects.projectcheck": ProjectCheck.objects.all(),
            "organisations.membership": Membership.objects.filter(user=self.user),
            "organisations.invitation": Invitation.objects.all(),
            "organisations.organisationcheck": OrganisationCheck.objects.all(),
            "fund.application": Application.objects.filter(pk=self.grant.pk),
            "fund.decision": GrantDecision.objects.all(),
            "fund.handedin": HandedIn.objects.all(),
            "fund.message": Message.objects.all(),
            "fund.signatory": Signatory.objects.filter(application=self.grant),
            "fund.submission": Submission.objects.filter(application=self.grant),
            "fund.objection": Objection.objects.filter(application=self.grant),
            "proof.changerequest": ChangeRequest.objects.all(),
            "proof.grant": Grant.objects.all(),
            "proof.handin": HandIn.objects.all(),
            "proof.hourline": HourLine.objects.all(),
            "proof.proofpicture": GrantPicture.objects.all(),
            "proof.review": Review.objects.all(),
            "jury.case": JuryCase.objects.filter(application=self.grant),
            "jury.conflict": Conflict.objects.all(),
            "jury.member": Member.objects.filter(user=self.user),
            "jury.remark": Remark.objects.all(),
            "jury.score": Score.objects.all(),
            "guides.consultation": Consultation.objects.all(),
            "guides.guide": Guide.objects.filter(pk=self.page.pk),
            "presence.nameshown": NameShown.objects.filter(user=self.user),
            "guides.guideconsent": GuideConsent.objects.filter(guide=self.page),
            "guides.guidemessage": GuideMessage.objects.filter(pk=self.written),
            "guides.handover": HandOver.objects.all(),
            "guides.meeting": Meeting.objects.filter(guide=self.page),
            "guides.meetingpause": MeetingPause.objects.filter(meeting__guide=self.page),
            "placement.case": Case.objects.filter(pk=self.case.pk),
            "placement.casenote": CaseNote.objects.all(),
            "placement.followup": FollowUp.objects.all(),
            "placement.proposal": Proposal.objects.filter(case=self.case),
            "people.user": User.objects.filter(pk=self.user.pk),
            "people.contact": Contact.objects.filter(user=self.user),
            "people.consent": Consent.objects.all(),
            "desk.note": Note.objects.all(),
            "matching.savedsearch": SavedSearch.objects.filter(pk=self.search.pk),
            "contact.concern": Concern.objects.all(),
            "contact.concernline": ConcernLine.objects.all(),
            "newsletter.subscriber": Subscriber.objects.all(),
            "newsletter.addresschange": AddressChange.objects.all(),
            "matching.suggestion": Suggestion.objects.filter(pk=self.asked.pk),
            "recognition.allowance": Allowance.objects.all(),
            "recognition.allowancecount": AllowanceCount.objects.all(),
            "recognition.letterthanks": LetterThanks.objects.all(),
            "recognition.publicthanks": PublicThanks.objects.all(),
            "recognition.attestation": Attestation.objects.filter(pk=self.certificate.pk),
            "recognition.signing": Signing.objects.filter(attestation=self.certificate),
            "recognition.hours": Hours.objects.all(),
            "recognition.hoursstep": HoursStep.objects.all(),
            "showcase.quote": Quote.objects.all(),
            "treasury.demand": Demand.objects.all(),
            "treasury.payee": Payee.objects.filter(contact__user=self.user),
            "recognition.volunteer": Volunteer.objects.all(),
            "volunteering.opportunity": Opportunity.objects.filter(need__plan__shifts=self.own_shift),
            "volunteering.plan": Plan.objects.filter(shifts=self.own_shift),
            "volunteering.shift": Shift.objects.filter(pk=self.own_shift.pk),
            "volunteering.signup": SignUp.objects.filter(enrolment=self.enrolment),
            "activity.outgoingmail": OutgoingMail.objects.filter(to=EMAIL),
            "usersessions.usersession": UserSession.objects.filter(user=self.user),
        }
