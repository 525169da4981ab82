"""Pictures of every screen: both sizes, both themes, one story on the demo day.

Run by `script/shots`. The real window, the real duties and an encrypted throw-away profile are
used; only the clock stands where the story is, the ids come from a seed, and use cases run in this
thread. What the manual shows lands in `docs/manual/pictures`, all looks in `docs/shots`, and beside
them montages with the mock-ups of the folder given by `--beside`.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from PySide6.QtCore import QMessageLogContext, QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from sotedesk.app import DEMO_LOGIN, DEMO_PASSWORD, make_demo, open_desk
from sotedesk.i18n import local
from sotedesk.model.access import Actor
from sotedesk.model.assignment import AssignmentRole
from sotedesk.model.contact import ContactingKind
from sotedesk.model.ids import ClientId, PlanId, WorkerId
from sotedesk.model.matter import HelpNow, OpenedKind, Outcome, OwnStance, Urgency, WordsSource
from sotedesk.model.plan import PartTaken, PermissionHow, RowDecision, Sees
from sotedesk.model.review import Conclusion, HighNeed, PersonWish, Standing, Talked, Verdict
from sotedesk.services.client_form import NewClient
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_view import PlanView
from sotedesk.store.credential import Password
from sotedesk.synthetic.clock import DEMO_MOMENT, SeededIds, SetClock
from sotedesk.ui.contact.presenter import ContactPresenter
from sotedesk.ui.frame.login import LoginView
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.plan.tabs import Tab
from sotedesk.ui.shell.desk_shell import DeskShell
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan, StartReview
from sotedesk.ui.tasks import run_now
from sotedesk.ui.theme.fonts import load_fonts
from sotedesk.ui.theme.look import Theme, apply_theme
from sotedesk.ui.widgets.text_area import TextArea
from tests.architecture.test_docs import with_keys
from tests.ui.keyboard import type_text

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs/manual/pictures"
ALL = ROOT / "docs/shots"

AREAS = {
    "health": (
        "Huimaa aamulla. Haluan käydä itse kaupassa.",
        "Kaatumisen pelko rajoittaa. Lääkitys tarkistettu 24.11.",
        Standing.NEEDS_SUPPORT,
    ),
    "rehabilitation": (
        "Harjoittelen, jos joku näyttää kotona.",
        "Fysioterapia kotiin, jakso keskeytyi kyydin takia.",
        Standing.NEEDS_SUPPORT,
    ),
    "housing": ("Tässä on hyvä asua. Hissi on.", "Koti on esteetön.", Standing.GOES_WELL),
    "everyday": ("Ruoka ei maistu yksin.", "Paino laskenut 3–4 kg.", Standing.NEEDS_SUPPORT),
    "money": ("Rahat riittävät, kun katson.", "Ei huolta.", Standing.GOES_WELL),
    "safety": ("Pelkään kaatumista.", "Kysytty kahden kesken.", Standing.GOES_WELL),
    "e_services": ("Tekstiviestit sujuvat.", "Kirje ja tekstiviesti.", Standing.NOT_WANTED_NOW),
    "work_study": ("", "Eläkkeellä.", Standing.NOT_CONCERNED),
    "close_people": (
        "Katja auttaa, mutta hän on väsynyt.",
        "Tukiverkko on ohut.",
        Standing.NEEDS_SUPPORT,
    ),
}
"""What the picture of the mapping holds."""

SIZES = ((1440, 900), (1366, 768))
LOOKS = tuple(product(SIZES, (Theme.LIGHT, Theme.DARK)))
MANUAL_LOOK = (SIZES[0], Theme.LIGHT)
IN_MANUAL = {
    "kirjautuminen",
    "tyopoyta",
    "puhelu",
    "puhelu_nappaimet",
    "nappaimet",
    "haku",
    "palvelutarve",
    "odottamaan",
    "viety",
    "heratteet",
    "kartoitus",
    "suunnitelma",
    "yhteyshenkilot",
    "asiakkaat",
    "asiakas",
    "seurannat",
    "tyontekijat",
    "lukittu",
}
"""Pictures the manual shows, in its look."""

MOCK_UPS = {
    ("tyopoyta", SIZES[0], Theme.LIGHT): "1_tyopoyta",
    ("puhelu", SIZES[0], Theme.LIGHT): "2_puhelu",
    ("puhelu", SIZES[0], Theme.DARK): "2b_puhelu_tumma",
    ("puhelu", SIZES[1], Theme.LIGHT): "2c_puhelu_1366",
    ("palvelutarve", SIZES[0], Theme.LIGHT): "2d_palvelutarve",
    ("puhelu_nappaimet", SIZES[0], Theme.LIGHT): "2k_alt_nappaimet",
    ("heratteet", SIZES[0], Theme.LIGHT): "3_heratteet",
    ("kartoitus", SIZES[0], Theme.LIGHT): "3b_kartoitus",
    ("suunnitelma", SIZES[0], Theme.LIGHT): "4_suunnitelma",
    ("yhteyshenkilot", SIZES[0], Theme.LIGHT): "5_yhteyshenkilot",
    ("haku", SIZES[0], Theme.LIGHT): "8_haku",
    ("nappaimet", SIZES[0], Theme.LIGHT): "9_nappaimet",
}

_PLAN_TABS = {Tab.PARTS: "suunnitelma_osat", Tab.AGREEING: "suunnitelma_sopiminen"}
_COLOURS = 256
_SETTLE_MS = 60
_SECOND_MS = 1_100
_SEARCH_MS = 500

NOTES = (
    "Tyttären kertomana: kaatunut keittiössä su 22.11., ei lyönyt päätä. Sen jälkeen huimaa "
    "noustessa, pahin aamulla. Syö vähän, paino laskenut 3–4 kg. Verenpainelääke vaihdettu 16.11. "
    "Ei ole mennyt fysioterapiaan, koska bussi ei kulje. Pelkää lähteä yksin ulos"
)
ROWS = (
    RowText(
        need="Huimaus ja kaatuminen",
        goal="Kulkee kotona kaatumatta",
        means="Lääkitys tarkistetaan, verenpaine mitataan seisten",
        who="lääkäri ja Minna Salo",
        when="to 26.11.",
        how="near",
        follow_up="4.12.",
        decision=RowDecision.NOT_NEEDED,
    ),
    RowText(
        need="Liikkuminen",
        goal="Käy itse kaupassa",
        means="Fysioterapeutti tulee kotiin, kyyti järjestetään",
        who="Tiina Aho",
        when="ke 2.12. klo 10",
        how="near",
        follow_up="15.12.",
    ),
    RowText(
        need="Ruoka",
        goal="Syö lämpimän aterian joka päivä",
        means="Sovitaan ateriapalvelu",
        who="Katja ja asiakasohjaaja",
        when="tällä viikolla",
        how="remote",
        follow_up="8.12.",
        decision=RowDecision.APPLIED,
    ),
)


class LoudShell(DeskShell):
    """The desk, except that a failed use case ends the story instead of a line in the window."""

    def failed(self, error: Exception) -> None:
        raise error


@dataclass
class Story:
    """The desk of one telling."""

    window: MainWindow
    shell: LoudShell
    actor: Actor
    clock: SetClock

    @property
    def contact(self) -> ContactPresenter:
        assert self.shell.contact is not None
        return self.shell.contact.presenter

    def key(self, command: str) -> None:
        """Do what the key of a command does."""
        self.window.keys.action(command).trigger()
        settle()

    def screen(self, code: str) -> Any:  # noqa: ANN401 - any screen
        return self.window.built_screen(code)

    def client(self, name: str) -> ClientId:
        found = self.shell.services.search.search(self.actor, name)
        return found.hits[0].id

    def focus(self, name: str) -> None:
        """Put the caret to the end of a field, as after typing."""
        settle()
        found = self.window.findChildren(QWidget, name)
        field = next(one for one in found if one.isVisible())
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, TextArea):
            field.set_caret(len(field.text()))
        elif isinstance(field, QLineEdit):
            field.end(False)

    def wait(self, minutes: int, seconds: int = 0) -> None:
        self.clock.forward(timedelta(minutes=minutes, seconds=seconds))

    def told(self) -> Iterator[str]:
        """Tell the story; a picture is taken at each name."""
        yield "tyopoyta"
        yield from self._call()
        yield from self._over_the_call()
        yield from self._second_matter()
        yield from self._after_the_call()
        yield from self._complex()
        yield from self._people()

    def _call(self) -> Iterator[str]:
        raija = self.client("Ketola Raija")
        self.key("contact.new")
        yield "uusi_yhteydenotto"
        self.contact.edit_contact(
            contacting_kind=ContactingKind.RELATIVE,
            contacting_name="Katja Ketola",
            contacting_relation="tytär",
            contacting_phone="0400001873",
        )
        self.contact.set_type("care_need")
        self.contact.set_client(raija, "Raija Ketola")
        self.contact.edit_matter(
            reason="Huimaus ja epävarma kävely",
            notes=NOTES,
            first_assessment="Huimaus alkoi lääkemuutoksen ja kaatumisen jälkeen. Kotona mitattu "
            "104/62, seisten ei mitattu.",
            symptoms_asked=tuple(f"{one}:no" for one in self.contact.symptoms[:4]),
            urgency=Urgency.TODAY,
            outcome=Outcome.CALL_BACK,
            agreed="Otamme yhteyttä Raijaan itseensä, tulkki mukana.",
            safety_net=True,
        )
        self.contact.edit_promise(
            to_whom="Raija, tulkki", due_at=DEMO_MOMENT + timedelta(minutes=25)
        )
        self.wait(6, 42)
        self.contact.add_matter("service_need")
        self.contact.select_matter(0)
        self.contact.save()
        self.focus("notes")
        settle(_SECOND_MS)
        yield "puhelu"

    def _over_the_call(self) -> Iterator[str]:
        self.window.key_caps.reveal()
        yield "puhelu_nappaimet"
        self.window.key_caps.conceal()
        self.window.toggle_keys()
        yield "nappaimet"
        self.window.toggle_keys()
        self.key("search.focus")
        type_text(self.window.top_bar.search, "ket")
        settle(_SEARCH_MS)
        yield "haku"
        QTest.keyClick(self.window.top_bar.search, Qt.Key.Key_Escape)
        self.key("rail.1")
        settle(_SECOND_MS)
        yield "tyopoyta_puhelun_aikana"
        self.key("contact.return")

    def _second_matter(self) -> Iterator[str]:
        katja = self.shell.services.clients.create(
            self.actor, NewClient(last_name="Ketola", first_names="Katja", call_name="Katja")
        )
        self.contact.select_matter(1)
        self.contact.set_client(katja.id, "Katja Ketola")
        self.contact.edit_matter(
            reason="Omaishoitaja uupunut",
            own_words="Hoidan äitiä iltaisin ja viikonloput. En jaksa enää, ja työt kärsivät.",
            own_words_source=WordsSource.SELF,
            help_now=HelpNow.NOT_NEEDED,
        )
        settle(_SECOND_MS)
        self.focus("own_words")
        yield "palvelutarve"
        self.key("contact.set_aside")
        yield "odottamaan"
        self._press_escape()
        self.key("confirm")
        yield "puuttuu"

    def _after_the_call(self) -> Iterator[str]:
        today = DEMO_MOMENT.date()
        self.contact.select_matter(1)
        self.contact.edit_matter(
            opened=OpenedKind.OPENED,
            opened_on=today,
            own_stance=OwnStance.AGREES,
            outcome=Outcome.MATTER_OPENED,
            assessment_worker=WorkerId(self.actor.worker),
            agreed="Katja saa ajan omaishoidon ohjaajalle.",
        )
        self.contact.select_matter(0)
        self.contact.edit_matter(
            symptoms_asked=tuple(f"{one}:no" for one in self.contact.symptoms),
            handled_by=WorkerId(self.actor.worker),
        )
        self.contact.edit_contact(confirmed_understood=True)
        self.wait(4)
        self.key("confirm")
        yield "paatetty"
        self.key("copy_out")
        yield "viety"
        assert self.shell.contact is not None
        self.shell.contact.place.show_contact(shown=False)
        yield "yhteydenotot"
        self.shell.contact.place.show_contact(shown=True)

    def _complex(self) -> Iterator[str]:
        raija = self.client("Ketola Raija")
        self.wait(20)
        yield from self._review(raija)
        yield from self._mapping(raija)
        yield from self._plan(raija)

    def _review(self, raija: ClientId) -> Iterator[str]:
        self.key("triggers.review")
        if self.window.current_screen() != "review":
            self.shell.go("review", StartReview(raija))
        review = self.screen("review").presenter
        codes = [one.item.code for one in review.state.view.items]
        for number, code in enumerate(codes):
            if number in (0, 2, 3, 5, 6):
                review.judge(code, Verdict.OBSERVED)
        review.judge(codes[4], Verdict.NOT_OBSERVED)
        review.edit(
            client_words="Haluan käydä itse kaupassa. En halua pelätä kaatumista.",
            client_words_source=WordsSource.INTERPRETER,
            relative_worry="Tytär pelkää, että äiti kaatuu uudelleen.",
            talked=Talked.YES,
            conclusion=Conclusion.MAP,
        )
        settle()
        yield "heratteet"
        view = review.state.view
        (mapper,) = self.shell.services.directory.mappers(self.actor, view.review.register)
        review.edit(
            mapper=mapper.id,
            conclusion_reason="Tilanne muuttui kaatumisen jälkeen, yhteydenotot lisääntyneet.",
        )
        review.confirm()
        settle()
        yield "heratteet_vahvistettu"
        self.shell.go("mapping", StartMapping(raija, view.review.id))
        settle()
        yield "kartoituspyynto"
        self.screen("mapping").presenter.accept()
        settle()

    def _mapping(self, raija: ClientId) -> Iterator[str]:
        mapping = self.screen("mapping").presenter
        for one in mapping.state.view.areas:
            if one.area.code in AREAS:
                words, view, standing = AREAS[one.area.code]
                mapping.edit_area(
                    one.record.id, client_words=words, professional_view=view, standing=standing
                )
        mapping.edit(
            strengths="Tekstiviestit sujuvat, kävi kaupassa itse syksyyn asti",
            network="Tytär Katja, naapurin Aila",
            source=WordsSource.INTERPRETER,
            met_how=PartTaken.VIDEO,
            met_on=local(self.shell.now()).date(),
            talked=Talked.YES,
            talked_words="Hyvä, jos yksi ihminen pitää langat käsissä.",
            person_wish=PersonWish.WANTS,
        )
        mapping.choose(HighNeed.YES)
        mapping.give_reason(
            "Tuen tarvetta neljällä alueella. Yksin ei saa kokonaisuutta järjestymään."
        )
        settle()
        yield "kartoitus"
        mapping.decide()
        settle()
        yield "kartoitus_paatetty"
        self.key("rail.4")
        yield "suunnitelmat"
        self.shell.go("plan", StartPlan(raija))

    def _plan(self, raija: ClientId) -> Iterator[str]:
        plan = self.screen("plan").plan.presenter
        plan.edit(
            client_view="Haluan asua kotona ja päästä kauppaan itse.",
            client_view_source=WordsSource.INTERPRETER,
            professional_view="Voimat ja tasapaino heikentyneet, muisti ikään nähden hyvä.",
            strengths="Tytär tukee, kävelee mielellään, viestit kulkevat hyvin.",
            professional_strengths="Harjoittelee, kun harjoitus on näytetty.",
            review_on=date(2026, 12, 15),
            review_how="Minna soittaa tulkin kanssa",
        )
        plan.save()
        view = plan.state.view
        for row in ROWS:
            view = self.shell.services.plans.add_row(self.actor, view.plan.id, row)
        self._take_part(view)
        plan.refresh()
        settle(_SEARCH_MS)
        yield "suunnitelma"
        tabs = self.screen("plan").plan.tabs
        for tab, name in _PLAN_TABS.items():
            tabs.chosen.emit(tab)
            settle(_SEARCH_MS)
            yield name
        tabs.chosen.emit(Tab.ROWS)
        settle()
        self.key("print")
        settle(_SEARCH_MS)
        yield "suunnitelma_tulosta"
        self._press_escape()
        in_force = next(
            line.plan
            for line in self.shell.services.plans.list_plans(self.actor)
            if line.plan.client != raija
        )
        self.shell.go("plan", in_force.id)
        settle(_SEARCH_MS)
        yield "suunnitelma_voimassa"

    def _take_part(self, view: PlanView) -> None:
        """Let the nurse and the daughter take part, the daughter by the client's own leave."""
        today = local(self.shell.now()).date()
        own = ParticipantFacts(worker=self.actor.worker, sees=Sees.ALL, gets_copy=True)
        daughter = ParticipantFacts(
            name="Katja Ketola",
            role="tytär",
            is_relative=True,
            sees=Sees.ROWS,
            sees_rows=tuple(row.id for row in view.rows[1:]),
            allowed_how=PermissionHow.SIGNED,
            allowed_on=today,
        )
        for one in (own, daughter):
            self.shell.services.plans.add_participant(self.actor, PlanId(view.plan.id), one)

    def _people(self) -> Iterator[str]:
        raija = self.client("Ketola Raija")
        self.shell.go("contact_persons")
        yield "yhteyshenkilot_lista"
        self.shell.go("contact_persons", NameFor(raija))
        naming = self.screen("contact_persons").presenter
        colleague = next(
            one for one in naming.state.candidates.workers if one.name == "Sari Lehtola"
        )
        naming.edit(
            main_need="Terveys ja hoito",
            client_wish="Sama hoitaja, joka jo tuntee",
            role=AssignmentRole.CONTACT_PERSON,
            chosen=colleague.id,
            reason="Tuntee kuntoutuksen ja kotihoidon tiimin",
            message="Katja-tytär tavoittaa parhaiten illalla.",
        )
        settle()
        yield "yhteyshenkilot"
        self.shell.go("clients")
        field = self.screen("clients").first_focus()
        type_text(field, "ketola")
        settle(_SEARCH_MS)
        yield "asiakkaat"
        self.shell.go("client", raija)
        settle()
        yield "asiakas"
        self.shell.go("follow_ups")
        settle()
        yield "seurannat"
        self.shell.go("workers")
        settle()
        yield "tyontekijat"

    def _press_escape(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)
        settle()


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let timers run and everything be laid out and painted."""
    QTest.qWait(milliseconds)
    QApplication.processEvents()


@dataclass
class Told:
    """Where pictures go and what went wrong."""

    only: Sequence[str]
    beside: Path | None
    faults: list[str]
    step: str = ""

    def picture(self, name: str, shown: QWidget, size: tuple[int, int], theme: Theme) -> None:
        self.step = name
        settle()
        if self.only and name not in self.only:
            return
        if (shown.width(), shown.height()) != size:
            wider = f"{shown.width()}×{shown.height()} instead of {size[0]}×{size[1]}"
            self.faults.append(f"{name}: the window grew to {wider}")
            shown.resize(*size)
            settle()
        if not shown.isActiveWindow():
            self.faults.append(f"{name}: the window lost the focus at {size[0]}×{size[1]}")
            shown.activateWindow()
            settle()
        image = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        saved = ALL / f"{name}_{size[0]}_{theme.value}.png"
        _save(image, saved)
        if (size, theme) == MANUAL_LOOK and name in IN_MANUAL:
            _save(eight_bit(image), MANUAL / f"{name}.png")
        mock_up = MOCK_UPS.get((name, size, theme))
        if self.beside is not None and mock_up is not None:
            other = QImage(str(self.beside / f"{mock_up}.png"))
            if other.isNull():
                self.faults.append(f"no mock-up {mock_up}.png in {self.beside}")
            else:
                _save(side_by_side(image, other), ALL / "beside" / saved.name)

    def told_by_qt(self, _type: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Take what Qt prints; only its offscreen platform's complaint is nobody's fault."""
        if "propagateSizeHints" not in message:
            self.faults.append(f"after {self.step}: Qt says: {message}")

    def heard(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take an exception of a slot, which Qt would only print."""
        self.faults.append(f"after {self.step}: {kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)


def tell(profile: Path, size: tuple[int, int], theme: Theme, told: Told) -> None:
    """Tell the story once in one look."""
    app = cast("QApplication", QApplication.instance())
    apply_theme(app, theme)
    clock = SetClock(DEMO_MOMENT)
    view = QMainWindow()
    view.resize(*size)
    view.setCentralWidget(LoginView())
    view.show()
    assert QTest.qWaitForWindowActive(view)
    told.picture("kirjautuminen", view, size, theme)
    locked = LoginView("Minna Salo · Kirjoitettu on tallessa.", "minna.salo")
    view.setCentralWidget(locked)
    locked.first_focus().setFocus()
    told.picture("lukittu", view, size, theme)
    view.close()
    desk = open_desk(profile, Password(DEMO_LOGIN, DEMO_PASSWORD), clock, SeededIds(1))
    window = MainWindow()
    window.resize(*size)
    try:
        actor = desk.actor()
        shell = LoudShell(window, desk.services, actor, run_now, run_now, synthetic=True)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        shell.open()
        for name in Story(window, shell, actor, clock).told():
            told.picture(name, window, size, theme)
    finally:
        window.close()
        window.deleteLater()
        settle()
        desk.close()


def eight_bit(image: QImage) -> QImage:
    """Give the picture with 256 colours of its own, a third of the size."""
    width, height = image.width(), image.height()
    pixels = memoryview(bytes(image.constBits())).cast("I").tolist()
    counted = Counter(pixels)
    table = [colour for colour, _count in counted.most_common(_COLOURS)]
    place = {colour: number for number, colour in enumerate(table)}
    for colour in counted.keys() - place.keys():
        place[colour] = min(range(len(table)), key=lambda n: _distance(table[n], colour))
    indexed = bytes(map(place.__getitem__, pixels))
    small = QImage(indexed, width, height, width, QImage.Format.Format_Indexed8)
    small.setColorTable(table)
    return small.copy()


def _distance(one: int, other: int) -> int:
    return sum(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def side_by_side(left: QImage, right: QImage) -> QImage:
    """Give two pictures beside each other, the second as high as the first."""
    scaled = right.scaledToHeight(left.height(), Qt.TransformationMode.SmoothTransformation)
    both = QImage(left.width() + 8 + scaled.width(), left.height(), QImage.Format.Format_RGB32)
    both.fill(QColor("#808080"))
    painter = QPainter(both)
    painter.drawImage(QPoint(0, 0), left)
    painter.drawImage(QPoint(left.width() + 8, 0), scaled)
    painter.end()
    return both


def _save(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    assert image.save(str(path), "PNG", 0), path  # type: ignore[call-overload]  # str is taken


def _at_home_in(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = "1"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(folder)


def _begin_qt(told: Told) -> None:
    sys.excepthook = told.heard
    qInstallMessageHandler(told.told_by_qt)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    cast("QApplication", app).setCursorFlashTime(0)
    load_fonts()


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw everything; 0 when the story went through in every look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="folder of mock-ups to set beside")
    parser.add_argument("--look", type=int, action="append", help="only these looks, from 0")
    parser.add_argument("only", nargs="*", help="only these pictures")
    given = parser.parse_args(arguments)
    told = Told(given.only, given.beside, [])
    chosen = [one for number, one in enumerate(LOOKS) if not given.look or number in given.look]
    with tempfile.TemporaryDirectory(prefix="sotedesk-shots-") as place:
        _at_home_in(Path(place))
        _begin_qt(told)
        made = Path(place) / "demo"
        make_demo(made)
        for number, (size, theme) in enumerate(chosen):
            profile = Path(place) / f"profile{number}"
            shutil.copytree(made, profile)
            try:
                tell(profile, size, theme, told)
            except Exception as error:  # noqa: BLE001 - the next look is drawn all the same
                told.heard(type(error), error, error.__traceback__)
    keys = ROOT / "docs/manual/nappaimet.md"
    keys.write_text(with_keys(keys.read_text(encoding="utf-8")), encoding="utf-8")
    for fault in told.faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if told.faults else 0


if __name__ == "__main__":
    sys.exit(main())
