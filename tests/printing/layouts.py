"""Papers of every layout for the tests; everybody on them is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sotedesk.model.client import Allowed, ElsewhereKind, InterpreterNeed
from sotedesk.model.plan import Agreement, CopyManner, PermissionHow, RowDecision, Sees, Whose
from sotedesk.services.paper import (
    ClientPart,
    ClientSheet,
    ClientWish,
    ContactRole,
    CopyGiven,
    DayKind,
    GoingThrough,
    HelpChannel,
    Maker,
    MeetingManner,
    Paper,
    PhoneUse,
    PlanBrief,
    PlanKind,
    PlanLayout,
    ProfessionalPlan,
    RelativeCopy,
    SheetAgreement,
    SheetClientPhone,
    SheetContact,
    SheetDay,
    SheetElsewhere,
    SheetInterpreter,
    SheetPart,
    SheetParticipant,
    SheetPerson,
    SheetPhone,
    SheetRefusal,
    SheetReview,
    SheetRow,
    SheetStatus,
    WordsSource,
)

INTERPRETER = SheetInterpreter(need=InterpreterNeed.SIGNED, language="suomalainen viittomakieli")
CONTACT = SheetContact(
    role=ContactRole.CONTACT_PERSON,
    name="Sari Lehtola",
    title="sairaanhoitaja",
    phones=(
        SheetPhone(use=PhoneUse.CALL, number="040 000 4120", hours="ma–pe klo 8–15"),
        SheetPhone(use=PhoneUse.UNIT, number="06 000 4100", hours="ma–su klo 8–20"),
    ),
    away_who="Oma tiimi",
    away_phone="06 000 4000",
    away_from=date(2026, 12, 7),
    away_until=date(2026, 12, 11),
)
AUTHOR = SheetPerson(
    name="Outi Rautio",
    title="asiakasohjaaja",
    unit="Ikäihmisten asiakasohjaus",
    phone="06 000 4130",
    hours="ma–pe klo 9–14",
)
WISH = "Haluan käydä itse kaupassa. En halua pelätä kaatumista."
PROFESSIONAL_VIEW = "Kaatumisen pelko rajoittaa arkea. Yksi yhteyshenkilö auttaa pitämään ajan."
ROWS = (
    SheetRow(
        need="Huimaus ja kaatuminen 8.11.",
        goal="Kulkee kotona turvallisesti",
        action="Verenpaine mitataan aamulla seisten viikon ajan.",
        who="Raija ja Sari Lehtola",
        when="ti 1.12. alkaen",
        how=HelpChannel.REMOTE,
        follow_up="Mittaukset ma 7.12.",
        decision=RowDecision.NOT_NEEDED,
    ),
    SheetRow(
        need="Paino laskenut 3–4 kg",
        goal="Paino pysyy",
        action="Ateriapalvelu, hakemus tehdään yhdessä.",
        who="Outi Rautio",
        when="ma 7.12.",
        how_words="videolla",
        follow_up="Paino 15.12.",
        decision=RowDecision.APPLIED,
        decision_on=date(2026, 11, 27),
    ),
    SheetRow(
        need="Tytär väsyy",
        goal="Tytär saa levätä",
        action="Omaishoidon vapaapäivät selvitetään.",
        who="Outi Rautio",
        when="ke 9.12.",
        how=HelpChannel.NEAR,
        follow_up="Jaksaminen 15.12.",
        decision=RowDecision.NEEDED,
        whose=Whose.CARER,
    ),
)
STRENGTHS = ("Tekstiviestit sujuvat", "Tytär tukee")
PROFESSIONAL_STRENGTHS = "Selvitti asiansa itse syksyyn asti"
PARTS = (
    SheetPart(
        title="Välttämättömät sosiaalipalvelut",
        client_label="Asiakkaan arvio",
        client_text="Ruoka kotiin ja kyyti kauppaan.",
        professional_label="Ammatillinen arvio, alkaminen ja kesto",
        professional_text="Ateriapalvelu 7.12. alkaen, kolme kuukautta.",
    ),
    SheetPart(
        title="Asiakkuuden kesto",
        professional_label="Arvio kestosta",
        professional_text="Puoli vuotta.",
    ),
)
PARTICIPANTS = (
    SheetParticipant(
        name="Tiina Aho",
        role="fysioterapeutti",
        organisation="Kuntoutusyksikkö",
        responsibility="Kävelyharjoitukset kotona",
        sees=Sees.ROWS,
        rows=(1,),
        parts=("Asiakkuuden kesto",),
        allowed_how=PermissionHow.IN_PERSON,
        allowed_on=date(2026, 11, 26),
    ),
    SheetParticipant(
        name="Katja Ketola",
        role="tytär",
        responsibility="Kyydit sunnuntaisin",
        sees=Sees.ALL,
        gets_copy=True,
        allowed_how=PermissionHow.SIGNED,
        allowed_on=date(2026, 11, 27),
    ),
)
DISAGREEMENT = SheetAgreement(
    how=Agreement.PARTLY,
    client_reason="En tarvitse turvapuhelinta.",
    professional_reason="Yksin kaatuessa apu voi viipyä.",
)
REVIEW = SheetReview(on=date(2026, 12, 15), how="Sari ja tulkki soittavat videopuhelun.")
COPY = CopyGiven(how=CopyManner.MEETING, on=date(2026, 12, 1))
PART = ClientPart(
    how=MeetingManner.VIDEO, on=date(2026, 12, 1), interpreter_language="suomalainen viittomakieli"
)
REFUSAL = SheetRefusal(
    on=date(2026, 12, 1), reason="Pärjään vielä itse.", ask_again_on=date(2027, 3, 1)
)


def head(kind: PlanKind, status: SheetStatus) -> dict[str, Any]:
    """What every paper has."""
    confirmed = status in (SheetStatus.CONFIRMED, SheetStatus.ENDED)
    return {
        "unit": "Ikäihmisten asiakasohjaus",
        "client_name": "Raija Ketola",
        "kind": kind,
        "number": "K1-12",
        "version": 2,
        "status": status,
        "printed_at": datetime(2026, 12, 1, 11, 50, tzinfo=UTC),
        "confirmed_on": date(2026, 12, 1) if confirmed else None,
        "ended_on": date(2027, 2, 1) if status is SheetStatus.ENDED else None,
        "printed_by": "Sari Lehtola",
    }


def client_sheet(kind: PlanKind, status: SheetStatus) -> ClientSheet:
    """The client's own, with everything recorded."""
    return ClientSheet(
        **head(kind, status),
        birth_date=date(1958, 9, 3),
        service_language="suomi",
        interpreter=INTERPRETER,
        going_through=_going_through(status),
        client_part=PART,
        contact=CONTACT,
        wish=ClientWish(text=WISH, source=WordsSource.THROUGH_INTERPRETER),
        professional_view=PROFESSIONAL_VIEW,
        rows=ROWS,
        strengths=STRENGTHS,
        professional_strengths=(PROFESSIONAL_STRENGTHS,),
        parts=PARTS,
        participants=PARTICIPANTS,
        agreement=DISAGREEMENT,
        review=REVIEW,
        makers=(Maker(name="Outi Rautio", title="asiakasohjaaja"),),
        copy_given=COPY,
        refusal=REFUSAL if status is SheetStatus.REFUSED else None,
    )


def professional_plan(kind: PlanKind, status: SheetStatus) -> ProfessionalPlan:
    """The whole plan, with everything recorded."""
    return ProfessionalPlan(
        **head(kind, status),
        birth_date=date(1958, 9, 3),
        service_language="suomi",
        interpreter=INTERPRETER,
        author=AUTHOR,
        drafted_on=date(2026, 11, 27),
        settled_by="" if status is SheetStatus.DRAFT else "Sari Lehtola",
        status_reason="Tavoitteet täyttyivät" if status is SheetStatus.ENDED else "",
        contact=CONTACT,
        participants=PARTICIPANTS,
        views=SheetPart(
            title="Hoidon tarve",
            client_label="Asiakkaan näkemys",
            client_text=WISH,
            professional_label="Ammattilaisen arvio",
            professional_text=PROFESSIONAL_VIEW,
        ),
        view_source=WordsSource.THROUGH_INTERPRETER,
        strengths=SheetPart(
            title="Vahvuudet ja voimavarat",
            client_label="Asiakkaan sanoin",
            client_text="\n".join(STRENGTHS),
            professional_label="Ammattilaisen arvio",
            professional_text=PROFESSIONAL_STRENGTHS,
        ),
        rows=ROWS,
        parts=PARTS,
        agreement=DISAGREEMENT,
        client_part=PART,
        going_through=_going_through(status),
        review=REVIEW,
        elsewhere=(
            SheetElsewhere(
                kind=ElsewhereKind.ADVANCE_DIRECTIVE,
                dated_on=date(2023, 3, 12),
                where="potilastietojärjestelmä",
            ),
        ),
        copy_given=COPY,
        refusal=REFUSAL if status is SheetStatus.REFUSED else None,
    )


def plan_brief(kind: PlanKind, status: SheetStatus) -> PlanBrief:
    """The page for the contact person."""
    return PlanBrief(
        **head(kind, status),
        birth_date=date(1958, 9, 3),
        interpreter=INTERPRETER,
        no_paper=True,
        no_messages=True,
        client_phones=(
            SheetClientPhone(
                number="040 000 1873",
                label="oma",
                may_leave_message=Allowed.NO,
                may_text=Allowed.NO,
                safe_time="aamupäivällä",
            ),
        ),
        contact=CONTACT,
        author=AUTHOR,
        main_need="Turvallinen liikkuminen",
        person_wish="Sama hoitaja kuin ennen",
        wish=ClientWish(text=WISH),
        rows=ROWS,
        days=(
            SheetDay(on=date(2026, 12, 7), kind=DayKind.FOLLOW_UP, text="Verenpaineet"),
            SheetDay(on=date(2026, 12, 15), kind=DayKind.REVIEW, text="Videopuhelu"),
        ),
    )


def relative_copy(kind: PlanKind, status: SheetStatus) -> RelativeCopy:
    """The daughter's copy of everything."""
    return RelativeCopy(
        **head(kind, status),
        relative="Katja Ketola",
        role="tytär",
        allowed_how=PermissionHow.SIGNED,
        allowed_on=date(2026, 11, 27),
        whole=True,
        contact=CONTACT,
        parts=(
            SheetPart(
                title="Hoidon tarve",
                client_label="Asiakkaan näkemys",
                client_text=WISH,
                professional_label="Ammattilaisen arvio",
                professional_text=PROFESSIONAL_VIEW,
            ),
            *PARTS,
        ),
        rows=ROWS,
        agreement=DISAGREEMENT,
        review=REVIEW,
    )


def _going_through(status: SheetStatus) -> GoingThrough | None:
    meeting = GoingThrough(on=date(2026, 12, 1), interpreter=True)
    return meeting if status is SheetStatus.DRAFT else None


MAKES: dict[PlanLayout, Callable[[PlanKind, SheetStatus], Paper]] = {
    PlanLayout.CLIENT: client_sheet,
    PlanLayout.PROFESSIONAL: professional_plan,
    PlanLayout.BRIEF: plan_brief,
    PlanLayout.RELATIVE: relative_copy,
}


def paper_of(
    layout: PlanLayout,
    kind: PlanKind = PlanKind.CLIENT_PLAN,
    status: SheetStatus = SheetStatus.CONFIRMED,
) -> Paper:
    """A paper of a layout with everything recorded."""
    return MAKES[layout](kind, status)


def with_rows(paper: Paper, rows: tuple[SheetRow, ...]) -> Paper:
    """The same paper with other rows."""
    return replace(paper, rows=rows)
