"""The main job as the self-test walks it: one call, from the ring to a second desk.

Every step gives the sentence that says what it checked, or raises `CheckError`. The package step
only says that it is not there yet.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sotedesk.app import Founder, OpenDesk, found_profile, open_desk
from sotedesk.cli.pdf_text import pdf_text, squeezed
from sotedesk.i18n import _, local
from sotedesk.model.access import Actor
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ClientId, PlanId, WorkerId
from sotedesk.model.matter import Matter, Outcome, Urgency, WordsSource
from sotedesk.model.plan import PartTaken, Plan, PlanStatus
from sotedesk.model.review import Conclusion, HighNeed, Review, Standing, Talked, Verdict
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.client_form import NewClient
from sotedesk.services.plan_rows import RowText

if TYPE_CHECKING:
    from sotedesk.store.credential import Password, RecoveryCode
    from sotedesk.store.findings import VerifyReport

_LAST_NAME, _FIRST_NAMES, _HETU = "Kuvitelma", "Aino Kaarina", "030958-9028"
_REASON, _QUESTION = "Huimaus ja kaatuminen", "Milloin rokotetaan"
_NOTES = "Kaatunut eilen keittiössä, huimaa noustessa."
_TRIGGERS: Final = ("repeated_contacts", "unclear_core")
_ROWS: Final = (
    RowText(
        need="Kävely",
        goal="Käy itse kaupassa",
        means="Fysioterapeutti käy kotona",
        who="fysioterapeutti",
        when="ensi viikolla",
        how="kotona",
        follow_up="kuukauden päästä",
    ),
    RowText(need="Lääkkeet", goal="Lääkkeet menevät oikein", means="Jaetaan viikoksi valmiiksi"),
)
_FOLLOW_UP = "Miten kävely sujuu"


class CheckError(Exception):
    """A step did not lead to what it should; the text says what."""


def check(holds: object, otherwise: str) -> None:
    """Go on when something holds.

    Raises:
        CheckError: It does not.
    """
    if not holds:
        raise CheckError(otherwise)


class Story:
    """The steps, in order, on throw-away profiles in one folder."""

    _desk: OpenDesk
    _actor: Actor
    _code: "RecoveryCode"
    _client: ClientId
    _contact: Contact
    _matter: Matter
    _review: Review
    _plan: Plan
    _state: str

    def __init__(self, place: Path) -> None:
        self._place = place
        self._opened: list[OpenDesk] = []

    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        """Give every step with its name."""
        return (
            (_("Profiili"), self.profile),
            (_("Yhteydenotto"), self.contact),
            (_("Herätteet"), self.triggers),
            (_("Kokonaistilanne"), self.mapping),
            (_("Suunnitelma"), self.plan),
            (_("Yhteyshenkilö"), self.contact_person),
            (_("Asiakkaan tuloste"), self.sheet),
            (_("Seuranta"), self.follow_up),
            (_("Kopiointi"), self.copy_out),
            (_("Vienti"), self.carry_over),
            (_("Eheys"), self.verify),
            (_("Salaus"), self.encryption),
            (_("Varmuuskopio"), self.backup),
            (_("Siirtopaketti"), self.package),
        )

    def close(self) -> None:
        """Close what is open; a second call does nothing."""
        for desk in self._opened:
            desk.close()

    def profile(self) -> str:
        """Make an encrypted profile and open it with the password and with the recovery code."""
        founder = Founder(
            login=self._password.login,
            password=self._password.password,
            first_name="Sari",
            last_name="Esimerkki",
            title="sairaanhoitaja",
            unit_name="Itsetestin sote-keskus",
        )
        self._code = found_profile(self._folder, founder, synthetic=True, cost=_throw_away())
        recovered = self._open(self._folder, self._code)
        check(recovered.profile.worker is None, _("palautuskoodi avasi työntekijänä"))
        recovered.close()
        self._desk = self._open(self._folder, self._password)
        self._actor = self._desk.actor()
        return _("salattu profiili aukeaa salasanalla ja palautuskoodilla")

    def contact(self) -> str:
        """Take a contact of two matters: a care need of a new client, and advice."""
        intake, actor = self._desk.services.intake, self._actor
        card = self._desk.services.clients.create(
            actor,
            NewClient(last_name=_LAST_NAME, first_names=_FIRST_NAMES, call_name="Aino", hetu=_HETU),
        )
        self._client = card.id
        view = intake.open_contact(actor, type_code="care_need")
        before = intake.set_client(actor, view.matters[0].matter, self._client)
        filled = replace(
            before,
            reason=_REASON,
            notes=_NOTES,
            urgency=Urgency.TODAY,
            outcome=Outcome.ADVISED,
            agreed="Soitetaan huomenna.",
            safety_net=True,
        )
        self._matter = intake.save_matter(actor, before, filled)
        advice = intake.add_matter(actor, view.contact.id, "advice")
        answered = replace(advice, reason=_QUESTION, answer="Tiistaina.", outcome=Outcome.ADVISED)
        intake.save_matter(actor, advice, answered)
        self._contact = intake.finish(actor, view.contact).contact
        kept = intake.view(actor, self._contact.id)
        reasons = [one.matter.reason for one in kept.matters]
        check(reasons == [_REASON, _QUESTION], _("asiat eivät ole tallessa"))
        check(kept.contact.status is ContactStatus.FINISHED, _("yhteydenotto ei päättynyt"))
        hits = self._desk.services.search.search(actor, "kuvitelma aino").hits
        check([hit.id for hit in hits] == [self._client], _("haku ei löytänyt asiakasta"))
        return _("kaksi asiaa tallessa, päätetty, haku löytää asiakkaan")

    def triggers(self) -> str:
        """Review the triggers of the care need."""
        reviews, actor = self._desk.services.reviews, self._actor
        view = reviews.start(actor, self._client, self._matter.id)
        for code in _TRIGGERS:
            view = reviews.judge(actor, view, code, Verdict.OBSERVED)
        concluded = replace(
            view.review,
            talked=Talked.YES,
            conclusion=Conclusion.MAP,
            mapper=WorkerId(actor.worker),
            conclusion_reason="Toistuvia yhteydenottoja, syy ei selviä.",
        )
        saved = reviews.save(actor, view.review, concluded)
        self._review = reviews.confirm(actor, saved.review).review
        observed = reviews.line(actor, self._matter.id)
        check(observed == len(_TRIGGERS), _("havaittuja herätteitä on väärä määrä"))
        return _("havaittuja herätteitä {count}, johtopäätös vahvistettu").format(count=observed)

    def mapping(self) -> str:
        """Map the whole situation and decide on high need."""
        mappings, actor = self._desk.services.mappings, self._actor
        view = mappings.start(actor, self._client, self._review.id)
        begun, area = view.mapping, view.areas[0].record
        said = replace(area, client_words="Huimaa.", standing=Standing.NEEDS_SUPPORT)
        whole = replace(begun, network="Asuu yksin.", talked=Talked.YES)
        noted = mappings.save(actor, begun, whole, [(area, said)])
        mappings.decide_high_need(
            actor,
            noted.mapping,
            HighNeed.YES,
            reason="Tarvitsee useaa palvelua pitkään.",
            talked=Talked.YES,
        )
        seen = mappings.view(actor, begun.id)
        kept = seen.mapping
        check(seen.areas[0].record.client_words == "Huimaa.", _("elämänalue ei ole tallessa"))
        check(kept.high_need is HighNeed.YES, _("päätös ei ole tallessa"))
        check(kept.decided_by == actor.worker, _("päätöksen tekijä puuttuu"))
        return _("paljon palveluita tarvitseva, perustelu ja tekijä tallessa")

    def plan(self) -> str:
        """Make a plan with both views, rows and the client's part, and confirm it."""
        plans, actor = self._desk.services.plans, self._actor
        begun = plans.create(actor, self._client, matter=self._matter.id).plan
        viewed = replace(
            begun,
            client_view="Haluan asua kotona.",
            client_view_source=WordsSource.SELF,
            professional_view="Tasapaino heikentynyt.",
            review_on=self._today + timedelta(days=21),
        )
        saved = plans.save(actor, begun, viewed).plan
        for row in _ROWS:
            plans.add_row(actor, PlanId(saved.id), row)
        part = plans.record_part(actor, saved, PartTaken.IN_PERSON, self._today).plan
        self._plan = plans.confirm(actor, part).plan
        kept = plans.view(actor, PlanId(self._plan.id))
        check(kept.plan.status is PlanStatus.CONFIRMED, _("suunnitelma ei ole vahvistettu"))
        needs = [row.need for row in kept.rows]
        check(needs == [row.need for row in _ROWS], _("suunnitelman rivit puuttuvat"))
        return _("{number} vahvistettu, {count} riviä järjestyksessä").format(
            number=self._plan.number, count=len(needs)
        )

    def contact_person(self) -> str:
        """Name a contact person."""
        assignments = self._desk.services.assignments
        named = assignments.name_worker(
            self._actor, self._client, WorkerId(self._actor.worker), main_need="Liikkuminen"
        )
        card = self._desk.services.clients.card(self._actor, self._client)
        names = [line.name for line in card.contact_persons]
        check(named.name in names, _("yhteyshenkilö ei näy asiakkaan kortilla"))
        return _("{name} näkyy asiakkaan kortilla").format(name=named.name)

    def sheet(self) -> str:
        """Print the client's sheet and read it back."""
        pdf = self._print(self._desk)
        check(pdf.startswith(b"%PDF") and b"/Lang" in pdf, _("tuloste ei ole PDF kielineen"))
        text = pdf_text(pdf)
        if text is None:
            return _("PDF {size} tavua; tekstiä ei luettu, koska Qt:n kirjastot puuttuvat").format(
                size=len(pdf)
            )
        wanted = ["Aino", _LAST_NAME, "Sari Esimerkki", "Haluan asua kotona."]
        wanted += [cell for row in _ROWS for cell in (row.need, row.goal, row.means)]
        absent = [words for words in wanted if squeezed(words) not in text]
        check(not absent, _("tulosteesta puuttuu: {what}").format(what=", ".join(absent)))
        check(_HETU not in text, _("tulosteessa on henkilötunnus"))
        return _("PDF:n teksti luettu: {count} kohtaa täsmää").format(count=len(wanted))

    def follow_up(self) -> str:
        """Agree on a follow-up."""
        follow_ups = self._desk.services.follow_ups
        due = self._today + timedelta(days=7)
        follow_ups.create(self._actor, self._plan, what=_FOLLOW_UP, due_on=due)
        open_now = [line.follow_up.what for line in follow_ups.list_open(self._actor)]
        check(open_now == [_FOLLOW_UP], _("seuranta ei näy työpöydällä"))
        return _("seuranta näkyy avoimena")

    def copy_out(self) -> str:
        """Copy the matter out as text under the county's headings."""
        text = self._desk.services.carrying.text(
            self._actor, Target(TargetKind.MATTER, self._matter.id)
        )
        wanted = (_REASON, _NOTES, "Soitetaan huomenna.", "Sari Esimerkki")
        absent = [words for words in wanted if words not in text]
        check(not absent, _("kopiosta puuttuu: {what}").format(what=", ".join(absent)))
        return _("teksti alueen otsikoin, {count} riviä").format(count=len(text.splitlines()))

    def carry_over(self) -> str:
        """Mark everything as carried over, until nothing is left."""
        carrying = self._desk.services.carrying
        waiting = carrying.not_carried(self._actor)
        for entry in waiting:
            carrying.carried(self._actor, entry.target, "", self._today)
        check(len(waiting) > 1, _("vietävät kirjaukset puuttuvat listalta"))
        check(not carrying.not_carried(self._actor), _("viemättä-lista ei tyhjentynyt"))
        return _("{count} kirjausta viety, lista on tyhjä").format(count=len(waiting))

    def verify(self) -> str:
        """Verify the profile."""
        report = _verified(self._desk)
        self._state = report.state_hash
        return _("{changes} muutosta, {records} tietuetta, {log} lokiriviä ehjinä").format(
            changes=report.changes, records=report.records, log=report.usage_log_entries
        )

    def encryption(self) -> str:
        """Search the files, while they are open, for what was typed."""
        secrets = (_LAST_NAME, _FIRST_NAMES, _HETU, _NOTES, _REASON, _FOLLOW_UP)
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        for path in files:
            content = path.read_bytes()
            found = [words for words in secrets if words.encode() in content]
            check(not found, _("{file} on selväkielinen").format(file=path.name))
        return _("{count} tiedostossa ei ole selväkielistä tekstiä").format(count=len(files))

    def backup(self) -> str:
        """Back the profile up and restore it into a second one that holds the same."""
        from sotedesk.store.backup import backup, restore  # noqa: PLC0415 - SQLAlchemy, when needed
        from sotedesk.store.schema import check_schema  # noqa: PLC0415 - as above

        file, second = self._place / "backup", self._place / "second"
        backup(self._desk.profile, file)
        restore(file, second, self._password, check_schema=check_schema)
        desk = self._open(second, self._password)
        check(desk.took_new_id, _("palautettu profiili ei saanut uutta tunnusta"))
        check(_verified(desk).state_hash == self._state, _("palautettu sisältö on eri"))
        check(self._print(desk)[:5] == b"%PDF-", _("palautetusta ei voi tulostaa"))
        return _("palautettu toiseen profiiliin, tarkistettu, sama sisältö, uusi tunnus")

    def package(self) -> str:
        """Say that packages between desks are not there yet."""
        return _("ei vielä tässä versiossa, ei tarkistettu")

    @property
    def _folder(self) -> Path:
        return self._place / "first"

    @property
    def _password(self) -> "Password":
        from sotedesk.store.credential import Password  # noqa: PLC0415 - SQLAlchemy, when needed

        return Password("itsetesti", "kertakäyttöinen")

    @property
    def _today(self) -> date:
        return local(self._desk.services.now()).date()

    def _open(self, folder: Path, credential: "Password | RecoveryCode") -> OpenDesk:
        desk = open_desk(folder, credential)
        self._opened.append(desk)
        return desk

    def _print(self, desk: OpenDesk) -> bytes:
        return desk.services.plan_paper.print_plan(self._actor, PlanId(self._plan.id))


def _verified(desk: OpenDesk) -> "VerifyReport":
    from sotedesk.store.verify import verify  # noqa: PLC0415 - SQLAlchemy, when needed

    report = verify(desk.store.database)
    found = ", ".join(sorted({finding.code for finding in report.problems}))
    check(report.ok, _("tarkistus löysi: {found}").format(found=found))
    check(not report.open_conflicts and not report.breaches, _("päällekkäisiä kirjauksia"))
    return report


def _throw_away() -> object:
    from sotedesk.store.keys import THROW_AWAY  # noqa: PLC0415 - SQLAlchemy, when needed

    return THROW_AWAY
