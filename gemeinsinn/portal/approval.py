"""Mails of the approval: to the network when an agency hands in, to the agency when it is published or sent back.

Wagtail would send its own at once and past the outbox; ours are queued in the same transaction.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.people.models import User
from gemeinsinn.people.queries import holders_of
from gemeinsinn.people.rules import Role


def connect() -> None:
    """Puts our mails in the place of Wagtail's, which listen under names that are part of its code, not of its word."""
    task_submitted.disconnect(sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
    for signal, name in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification")
    task_submitted.connect(tell_network, sender=TaskState, dispatch_uid="portal-handed-in")
    workflow_approved.connect(tell_published, sender=WorkflowState, dispatch_uid="portal-published")
    workflow_rejected.connect(tell_sent_back, sender=WorkflowState, dispatch_uid="portal-sent-back")


def tell_network(instance: TaskState, user: Any = None, **_others: Any) -> None:
    """One of the editors is to read it: everyone of the office and the editors gets the mail, its writer does not."""
    page = instance.workflow_state.content_object.specific
    for reader in holders_of(Role.OFFICE, Role.EDITOR).exclude(pk=getattr(user, "pk", None)):
        _write("handed_in", instance.pk, reader, page, writer=getattr(user, "name", ""))


def tell_published(instance: WorkflowState, user: Any = None, **_others: Any) -> None:
    """Whoever handed it in learns that it can be read."""
    if instance.requested_by and instance.requested_by != user:
        _write("published", instance.pk, instance.requested_by, instance.content_object.specific)


def tell_sent_back(instance: WorkflowState, user: Any = None, **_others: Any) -> None:
    """Whoever handed it in learns what the reader wrote."""
    if not instance.requested_by or instance.requested_by == user:
        return
    task = instance.current_task_state
    said = task.comment if task else ""
    _write(
        "sent_back",
        task.pk if task else instance.pk,
        instance.requested_by,
        instance.content_object.specific,
        said=said,
    )


def _write(occasion: str, number: int, to: User, page: Any, **more: str) -> None:
    desk = settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    queue_mail(
        key=f"page-{occasion}-{number}-{to.pk}",
        to=to.email,
        template=f"portal/mail/{occasion}.txt",
        context={"name": to.name, "title": page.title, "desk": desk, "link": page.full_url or desk, **more},
        language=to.language,
        now=timezone.now(),
    )
