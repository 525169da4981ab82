"""Searching as one types: a settled query is one use of the search and one line in the log.

The search panel and the list of clients share it.
"""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sotedesk.model.frozen import dataclass
from sotedesk.services.search import RecordHit, SearchResult
from sotedesk.ui.desk import Desk

SETTLED_MS = 300
"""A query is settled once no key came for this long (design §4, usage log)."""
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class SearchState:
    """Everything a search shows.

    Attributes:
        text: What is typed, without outer spaces.
        searching: A query is under way.
        result: The newest answer, also while another text is being typed.
        failed: The newest query could not be answered.
    """

    text: str = ""
    searching: bool = False
    result: SearchResult | None = None
    failed: bool = False

    @property
    def answered(self) -> bool:
        """Whether the answer is to what is typed now."""
        return self.result is not None and self.result.text == self.text and not self.searching

    @property
    def is_worth_asking(self) -> bool:
        """Whether enough is typed to look for anybody."""
        return len(self.text) >= FEWEST_LETTERS

    @property
    def records(self) -> tuple[RecordHit, ...]:
        """Give the contacts and plans whose number was typed."""
        return self.result.records if self.result is not None else ()


class SearchPresenter(QObject):
    """Asks the desk's search once a query is settled.

    Signals:
        state_changed: The new SearchState.
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self.ask)
        self.state = SearchState()

    @Slot(str)
    def type_text(self, text: str) -> None:
        """Take what is typed; the query is asked once it is settled."""
        typed = text.strip()
        if typed == self.state.text:
            return
        self._settling.stop()
        result = self.state.result if len(typed) >= FEWEST_LETTERS else None
        self._show(replace(self.state, text=typed, result=result, failed=False))
        if self.state.is_worth_asking and not self.state.answered:
            self._settling.start()

    @Slot()
    def ask(self) -> None:
        """Ask now (Enter); what was answered already is not asked again."""
        self._settling.stop()
        state = self.state
        if state.answered or state.searching or not state.is_worth_asking:
            return
        text, actor, search = state.text, self._desk.actor(), self._desk.services.search
        self._show(replace(state, searching=True, failed=False))
        self._desk.run(lambda: search.search(actor, text), self._on_found, self._on_failed)

    def forget(self) -> None:
        """Forget query and answer: nobody's name stays on the screen."""
        self._settling.stop()
        self._show(SearchState())

    def record(self, key: UUID) -> RecordHit | None:
        """Give the contact or plan of a row, if the row is one."""
        return next((one for one in self.state.records if one.id == key), None)

    def _on_found(self, result: SearchResult) -> None:
        if not self.state.searching:
            return
        kept = result if self.state.is_worth_asking else None
        self._show(replace(self.state, searching=False, result=kept))
        self._ask_again()

    def _on_failed(self, error: Exception) -> None:
        self._show(replace(self.state, searching=False, failed=True, result=None))
        self._desk.failed(error)

    def _ask_again(self) -> None:
        """What was typed while a query was under way has its own turn."""
        state = self.state
        if state.is_worth_asking and not state.answered and not self._settling.isActive():
            self._settling.start()

    def _show(self, state: SearchState) -> None:
        self.state = state
        self.state_changed.emit(state)
