"""A plan of two pages for the measurements; everybody in it is invented."""

from datetime import UTC, date, datetime

from sotedesk.model.plan import Agreement, RowDecision
from sotedesk.services.paper import (
    ContactRole,
    PhoneUse,
    PlanKind,
    ProfessionalPlan,
    SheetAgreement,
    SheetContact,
    SheetPart,
    SheetParticipant,
    SheetPerson,
    SheetPhone,
    SheetReview,
    SheetRow,
    SheetStatus,
)

ROWS = 7
_BOTH = {"client_label": "Asiakkaan näkemys", "professional_label": "Ammattilaisen arvio"}


def two_page_plan() -> ProfessionalPlan:
    """Give a confirmed plan for professionals that fills two pages."""
    return ProfessionalPlan(
        unit="Ikäihmisten asiakasohjaus",
        client_name="Raija Ketola",
        birth_date=date(1958, 9, 3),
        kind=PlanKind.HEALTH_CARE_PLAN,
        number="K1-12",
        version=1,
        status=SheetStatus.CONFIRMED,
        printed_at=datetime(2026, 12, 1, 11, 50, tzinfo=UTC),
        confirmed_on=date(2026, 12, 1),
        printed_by="Sari Lehtola",
        drafted_on=date(2026, 11, 27),
        settled_by="Sari Lehtola",
        author=SheetPerson(name="Outi Rautio", title="asiakasohjaaja", phone="06 000 4130"),
        contact=SheetContact(
            role=ContactRole.CONTACT_PERSON,
            name="Sari Lehtola",
            title="sairaanhoitaja",
            phones=(SheetPhone(use=PhoneUse.CALL, number="040 000 4120", hours="klo 8–15"),),
        ),
        views=SheetPart(
            title="Hoidon tarve",
            client_text="Haluan käydä itse kaupassa. En halua pelätä kaatumista.",
            professional_text="Kaatumisen pelko rajoittaa arkea.",
            **_BOTH,
        ),
        strengths=SheetPart(
            title="Vahvuudet ja voimavarat",
            client_text="Tekstiviestit sujuvat, tytär tukee.",
            professional_text="Selvitti asiansa itse syksyyn asti.",
            **_BOTH,
        ),
        rows=tuple(_row(number) for number in range(ROWS)),
        parts=(SheetPart(title="Toimintakyky", professional_text="Kävelee kepin kanssa."),),
        participants=(
            SheetParticipant(
                name="Tiina Aho", role="fysioterapeutti", responsibility="Harjoitteet"
            ),
        ),
        agreement=SheetAgreement(how=Agreement.AGREED),
        review=SheetReview(on=date(2026, 12, 15), how="videopuhelu"),
    )


def _row(number: int) -> SheetRow:
    return SheetRow(
        need=f"Huimaus ja kaatuminen {number}",
        goal="Kulkee kotona turvallisesti",
        action="Verenpaine mitataan aamulla seisten viikon ajan. Sari kysyy luvut.",
        who="Raija ja Sari Lehtola",
        when="ti 1.12. alkaen",
        how_words="kotona",
        follow_up="Mittaukset ma 7.12.",
        decision=RowDecision.APPLIED,
        decision_on=date(2026, 11, 27),
    )
