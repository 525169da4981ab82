from dataclasses import replace

import pytest

from sotedesk.model.contact import Contact, ContactStatus, IdentityCheck, MayTell
from sotedesk.model.record import altered_groups
from sotedesk.model.wire import UnknownCode
from tests.model.examples import NOW, WORKER, made

CONTACT = made(Contact, 1)


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        (ContactStatus.LIVE, True),
        (ContactStatus.WAITING, True),
        (ContactStatus.FINISHED, False),
        (ContactStatus.FINISHED_INCOMPLETE, False),
        (UnknownCode("archived"), False),
    ],
)
def test_a_contact_is_open_while_live_or_waiting(
    status: ContactStatus | UnknownCode, *, is_open: bool
) -> None:
    assert replace(CONTACT, status=status).is_open is is_open


def test_a_new_contact_claims_nothing_of_who_it_is_and_what_may_be_told() -> None:
    # users.md §5.3, §5.4: a code proves nothing, a relative's word is no consent
    assert CONTACT.identity_check is IdentityCheck.NOT_VERIFIED
    assert CONTACT.may_tell is MayTell.NO_PERMISSION


def test_a_status_travels_with_its_time_its_worker_and_what_was_promised() -> None:
    aside = replace(
        CONTACT,
        status=ContactStatus.WAITING,
        status_at=NOW,
        status_by=WORKER,
        waiting_for="takaisinsoitto",
    )

    assert {group: set(values) for group, values in altered_groups(CONTACT, aside).items()} == {
        "status": {"status", "status_at", "status_by", "waiting_for"}
    }
