"""The contact screen as a designer would look at it: each type, both sizes, themes and scales."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from sotedesk.model.contact import ContactingKind
from sotedesk.model.matter import Outcome
from sotedesk.ui.contact.tabs import MatterTab
from sotedesk.ui.frame.rail_button import RailButton
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import Theme, look
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.side_by_side import SideBySide
from tests.services.office import Office
from tests.ui.audit import audit
from tests.ui.contact.contact_desk import TYPES, ContactDesk, known_client
from tests.ui.looks import wear

SIZES = ((1440, 900), (1366, 768))
LOOKS = [
    ((1366, 768), Theme.LIGHT, 1.0),
    ((1440, 900), Theme.DARK, 1.0),
    ((1366, 768), Theme.DARK, 2.0),
]
EVERY_LOOK = [(size, theme, scale) for theme in Theme for scale in (1.0, 2.0) for size in SIZES]
"""Of one type; the others share its frame and are looked at in three."""


def settle() -> None:
    for _turn in range(6):
        QApplication.processEvents()


def fill(desk: ContactDesk, office: Office, code: str) -> None:
    client = known_client(office)
    desk.key("contact.new")
    presenter = desk.presenter
    if code != "care_need":
        presenter.set_type(code)
    presenter.set_client(client.id, "Raija Ketola")
    presenter.edit_contact(
        contacting_kind=ContactingKind.RELATIVE,
        contacting_name="Katja Ketola",
        contacting_relation="tytär",
        contacting_phone="0400001873",
    )
    presenter.edit_matter(
        reason="Huimaus ja epävarma kävely",
        notes="Kaatunut keittiössä.",
        agreed="Otamme yhteyttä Raijaan itseensä.",
        outcome=Outcome.CALL_BACK,
    )
    presenter.edit_promise(due_at=office.now + timedelta(hours=2), to_whom="Raija, tulkki")
    settle()


@pytest.mark.parametrize("code", TYPES)
def test_nothing_is_cut_lost_or_nameless(desk: ContactDesk, office: Office, code: str) -> None:
    fill(desk, office, code)
    for size, theme, scale in EVERY_LOOK if code == "service_need" else LOOKS:
        wear(theme, scale)
        desk.window.resize(*size)
        settle()

        assert audit(desk.window) == [], (size, theme, scale)
        assert desk.window.width() <= size[0], (size, theme, scale)
        if scale == 1.0:
            assert desk.screen._middle.verticalScrollBar().maximum() == 0, size
    assert desk.shell.errors == []


@pytest.mark.parametrize("code", TYPES)
@pytest.mark.parametrize("size", SIZES)
def test_the_columns_stand_side_by_side_as_drawn(
    desk: ContactDesk, office: Office, code: str, size: tuple[int, int]
) -> None:
    wear(Theme.LIGHT, 1.0)
    desk.window.resize(*size)
    fill(desk, office, code)
    parts = desk.screen.findChildren(SideBySide)

    live = [part.is_stacked() for part in parts]
    desk.key("confirm")
    desk.key("confirm")
    settle()
    finished = [part.is_stacked() for part in parts]

    assert (live, finished) == ([False], [False])


@pytest.mark.parametrize("size", SIZES)
def test_each_row_of_the_head_is_one_line_and_the_columns_end_together(
    desk: ContactDesk, office: Office, size: tuple[int, int]
) -> None:
    wear(Theme.LIGHT, 1.0)
    desk.window.resize(*size)
    fill(desk, office, "care_need")
    desk.presenter.add_matter("service_need")
    desk.presenter.select_matter(0)
    settle()
    screen = desk.screen

    for row in (screen.strip, screen._envelope, screen._tabs):
        parts = [p for p in row.children() if isinstance(p, QWidget) and p.isVisible()]
        middle = row.rect().center().y()
        assert [p for p in parts if abs(p.geometry().center().y() - middle) > 3] == []
    left = screen._review if size == SIZES[1] else screen._earlier
    ends = (left, screen._missing, desk.field("matter_card"))
    assert len({part.mapTo(screen, part.rect().bottomLeft()).y() for part in ends}) == 1
    tick = desk.field("confirmed_understood")
    assert tick.visibleRegion().boundingRect() == tick.rect()


@pytest.mark.parametrize("size", SIZES)
def test_no_key_cap_covers_what_is_chosen_or_where_one_can_go(
    desk: ContactDesk, office: Office, size: tuple[int, int]
) -> None:
    wear(Theme.LIGHT, 1.0)
    desk.window.resize(*size)
    fill(desk, office, "care_need")
    fields: list[ChoiceField | RailButton] = desk.window.findChildren(ChoiceField)
    fields += desk.window.findChildren(RailButton)
    caps = dict(desk.window.key_caps.placed_caps())

    assert {"Alt+O", "Alt+I", "Alt+U", "Ctrl+1", "Ctrl+2"} <= set(caps)
    for field in fields:
        cap = caps.get(str(field.property("key_cap")))
        if cap is not None and field.isVisible():
            corner = field.mapTo(desk.window, QPoint(0, field.height() // 3))
            words = QRect(corner, QSize(field.words_width(), field.height() // 3))
            assert not words.intersects(cap), field.property("key_cap")


def test_a_tab_is_as_wide_closed_as_open(desk: ContactDesk, office: Office) -> None:
    fill(desk, office, "care_need")
    open_one = desk.screen.findChild(MatterTab, "matter_tab_1")
    assert open_one is not None
    before = open_one.sizeHint().width()
    desk.presenter.add_matter("service_need")
    settle()

    assert not open_one.isChecked()
    assert open_one.sizeHint().width() == before
    assert before > look().width(Text.BODY, open_one.text()) + look().px(24)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_asking_until_when_never_makes_the_window_wider(
    desk: ContactDesk, office: Office, scale: float
) -> None:
    wear(Theme.LIGHT, scale)
    desk.window.resize(1366, 768)
    fill(desk, office, "care_need")
    desk.presenter.edit_contact(contacting_name="Anna-Maria Pitkänimi-Sukunimi-Lehtonen")

    desk.key("contact.set_aside")
    desk.presenter.keeper.write_now()
    settle()

    assert desk.window.width() == 1366
    assert desk.focused() == "set_aside_due"
    assert not desk.screen.strip._aside.isVisible()
    assert not desk.screen.strip._finish.isVisible()


def test_tab_goes_as_the_eye_does(desk: ContactDesk, office: Office) -> None:
    fill(desk, office, "care_need")
    desk.field("contacting_kind").setFocus()
    seen = [desk.focused()]
    for _step in range(30):
        desk.press(Qt.Key.Key_Tab)
        if desk.focused() != seen[-1]:
            seen.append(desk.focused())

    wanted = [
        "contacting_kind",
        "contacting_name",
        "contacting_phone",
        "identity_check",
        "may_tell",
        "matter_tab_1",
        "new_matter",
        "matter_type",
        "client",
        "reason",
        "notes",
        "first_assessment",
        "urgency",
        "outcome",
        "agreed",
        "safety_net",
        "promise_due_at",
        "promise_to_whom",
        "handled_by",
    ]
    assert [name for name in seen if name in wanted] == wanted


def test_the_new_clients_form_is_whole_in_every_look(desk: ContactDesk, office: Office) -> None:
    fill(desk, office, "advice")
    desk.screen._on_new_wanted("ketola")
    for size, theme, scale in LOOKS:
        wear(theme, scale)
        desk.window.resize(*size)
        settle()

        assert audit(desk.window) == [], (size, theme, scale)
