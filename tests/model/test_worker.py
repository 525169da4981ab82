import pytest

from sotedesk.model.changes import Register
from sotedesk.model.worker import Worker
from tests.model.examples import made


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [("Anna", "Aalto", "Anna Aalto"), ("", "Aalto", "Aalto"), ("Anna", "", "Anna"), ("", "", "")],
)
def test_a_worker_is_named_in_speaking_order(first: str, last: str, name: str) -> None:
    assert made(Worker, 1, Register.SHARED, first_name=first, last_name=last).name == name


def test_a_worker_has_no_role_and_no_register_until_given() -> None:
    worker = made(Worker, 1, Register.SHARED)

    assert worker.roles == ()
    assert worker.registers == ()
