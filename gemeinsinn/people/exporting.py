"""`gemeinsinn export person ADDRESS FILE`: for somebody who asks on paper what is held about them (Art. 15 GDPR)."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from gemeinsinn.core.exports import ExportFault, Row
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import collect_all


class PersonExporter:
    """What the account's own page gives, for those who do not use it."""

    name = "person"
    help = "Everything held about one account, as JSON. Make sure who is asking before you hand it over."
    columns = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="e-mail address of the account")

    def rows(self, options: dict[str, Any]) -> Iterator[Row]:
        user = User.objects.filter(email__iexact=options["address"].strip()).first()
        if user is None:
            raise ExportFault(f"No account has the address {options['address']}.")
        yield collect_all(user)
