"""What happens to the desk itself leaves its line in the usage log."""

from sotedesk.model.usage_log import LogAction
from sotedesk.services.desk_keeping import RECOVERY, DeskKeeping, opener
from tests.services.office import Office


def test_opening_copying_and_a_new_identity_are_one_line_each(office: Office) -> None:
    desk, who = DeskKeeping(office.works), opener(office.nurse.worker)
    before = len(office.log())

    desk.record_log_in(who)
    desk.record_backup(who)
    desk.record_new_identity(who)

    lines = office.log()[before:]
    assert [(line.action, line.use_case) for line in lines] == [
        (LogAction.LOG_IN, "desk_keeping.record_log_in"),
        (LogAction.BACKUP, "desk_keeping.record_backup"),
        (LogAction.MAINTAIN, "desk_keeping.record_new_identity"),
    ]
    assert {line.worker for line in lines} == {office.nurse.worker}


def test_a_password_given_by_the_recovery_sheet_names_whose_it_is_and_nobody_as_its_giver(
    office: Office,
) -> None:
    DeskKeeping(office.works).record_password_change(opener(None), office.guide.worker)

    line = office.last_line()
    assert (line.worker, line.records) == (RECOVERY, (office.guide.worker,))
    assert (line.action, line.use_case) == (
        LogAction.MAINTAIN,
        "desk_keeping.record_password_change",
    )
