"""Client's sheets for the tests; everybody on them is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from sotedesk.model.client import InterpreterNeed
from sotedesk.printing import PdfPlanPrinter
from sotedesk.resources import resource
from sotedesk.services.paper import (
    ClientPart,
    ClientSheet,
    ClientWish,
    ContactRole,
    GoingThrough,
    HelpChannel,
    Maker,
    MeetingManner,
    PhoneUse,
    PlanKind,
    PlanPrinter,
    SheetContact,
    SheetInterpreter,
    SheetPhone,
    SheetReview,
    SheetRow,
    SheetStatus,
)


def draft() -> ClientSheet:
    """The sheet of pictures 7 and 7b."""
    return ClientSheet(
        unit="Ikäihmisten asiakasohjaus",
        client_name="Raija Ketola",
        birth_date=date(1958, 9, 3),
        kind=PlanKind.JOINT_PLAN,
        number="K1-12",
        version=1,
        status=SheetStatus.DRAFT,
        printed_at=datetime(2026, 11, 27, 8, 5, tzinfo=UTC),
        going_through=GoingThrough(on=date(2026, 12, 1), interpreter=True),
        interpreter=SheetInterpreter(need=InterpreterNeed.SIGNED),
        contact=SheetContact(
            role=ContactRole.CONTACT_PERSON,
            name="Sari Lehtola",
            title="sairaanhoitaja",
            proposed=True,
            phones=(
                SheetPhone(use=PhoneUse.TEXT_MESSAGE, number="040 000 4120"),
                SheetPhone(
                    use=PhoneUse.REMOTE_INTERPRETING,
                    number="06 000 4120",
                    hours="tiistai–perjantai klo 8–15",
                ),
            ),
        ),
        wish=ClientWish(text="Haluan käydä itse kaupassa. En halua pelätä kaatumista."),
        rows=_rows(),
        review=SheetReview(
            on=date(2026, 12, 15),
            at=time(13, 0),
            how="Sari ja tulkki soittavat sinulle videopuhelun.",
        ),
        makers=(
            Maker(name="Sari Lehtola", title="sairaanhoitaja"),
            Maker(name="Outi Rautio", title="asiakasohjaaja", mapped_on=date(2026, 11, 26)),
        ),
    )


def confirmed() -> ClientSheet:
    """The sheet of pictures 7c and 7d."""
    sheet = draft()
    contact = sheet.contact
    assert contact is not None
    return replace(
        sheet,
        status=SheetStatus.CONFIRMED,
        printed_at=datetime(2026, 12, 1, 11, 50, tzinfo=UTC),
        confirmed_on=date(2026, 12, 1),
        going_through=None,
        client_part=ClientPart(
            how=MeetingManner.VIDEO,
            on=date(2026, 12, 1),
            interpreter_language="suomalainen viittomakieli",
        ),
        contact=replace(contact, proposed=False, away_who="oma tiimi", away_phone="06 000 4000"),
        makers=(
            Maker(name="Sari Lehtola", title="sairaanhoitaja", role=ContactRole.CONTACT_PERSON),
            Maker(name="Outi Rautio", title="asiakasohjaaja"),
        ),
    )


def _rows() -> tuple[SheetRow, ...]:
    return (
        SheetRow(
            need="Huimaus",
            action="Mittaat verenpaineen aamulla seisten. Sari kysyy luvut.",
            who="Sinä ja Sari",
            when="joka aamu viikon ajan",
            how_words="kotona",
        ),
        SheetRow(
            need="Kävely",
            action="Fysioterapeutti tulee kotiin. Harjoittelette kävelyä.",
            who="Tiina Aho",
            when="torstai 3.12. klo 10",
            how_words="kotona",
        ),
        SheetRow(
            need="Ruoka ja paino",
            action="Sovitaan ateriapalvelu. Outi tekee hakemuksen kanssasi.",
            who="Outi Rautio",
            when="maanantai 7.12.",
            how=HelpChannel.REMOTE,
            how_words="videolla",
        ),
        SheetRow(
            need="Ajat ja kyyti",
            action="Sari muistuttaa ajasta. Haemme kuljetustukea.",
            who="Sari ja Outi",
            when="edellisenä päivänä",
            how_words="viestillä",
        ),
    )


def printer() -> PlanPrinter:
    """The printer of the invented county."""
    return PdfPlanPrinter(resource("paper", "county_example.json"))


def printed(sheet: ClientSheet) -> bytes:
    """The sheet as that county prints it."""
    return printer().pdf(sheet)
