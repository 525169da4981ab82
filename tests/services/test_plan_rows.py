"""What a row of a plan says besides its texts: whose need it is, and the decision it waits for."""

from datetime import date

from sotedesk.model.plan import RowDecision, Whose
from sotedesk.services.plan_rows import RowText, text_of_row
from tests.services.duties import drafted_plan, plans
from tests.services.office import Office


def test_a_row_says_whose_need_it_is_and_where_the_decision_stands(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office, "Ruoka")
    written = RowText(
        need="Ruoka",
        how="digital",
        decision=RowDecision.APPLIED,
        decision_on=date(2026, 11, 27),
        whose=Whose.CARER,
    )

    row = desk.edit_row(office.nurse, view.rows[0], written).rows[0]

    assert (row.decision, row.decision_on) == (RowDecision.APPLIED, date(2026, 11, 27))
    assert (row.whose, row.how) == (Whose.CARER, "digital")
    assert text_of_row(row) == written


def test_a_row_is_about_the_client_and_waits_for_no_decision_until_said(office: Office) -> None:
    row = drafted_plan(office, "Ruoka").rows[0]

    assert (row.whose, row.decision, row.decision_on) == (Whose.CLIENT, None, None)
