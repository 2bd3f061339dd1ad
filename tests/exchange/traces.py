"""What an act on a notice left behind, in order."""

from gemeinsinn.activity.models import Event, OutgoingMail


def verbs(notice):
    return list(
        Event.objects.filter(subject_type=notice._meta.label_lower, subject_id=notice.pk)
        .order_by("pk")
        .values_list("verb", flat=True)
    )


def mails():
    return [mail.key.rsplit("-", 1)[0] for mail in OutgoingMail.objects.order_by("pk")]
