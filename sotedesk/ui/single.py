"""One window per profile: a second start brings the first to the front."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

SHOW = b"show\n"
_ANSWER_MS = 500
_LONGEST_REQUEST = 64


class SingleWindow(QObject):
    """Listens for a second start; accepts nothing but *show*.

    Signals:
        show_wanted: The program was started again.
    """

    show_wanted = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            # A killed desk leaves its socket file behind; nobody answers at it any more.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @Slot()
    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if bytes(socket.read(_LONGEST_REQUEST).data()) == SHOW:
            self.show_wanted.emit()
        socket.disconnectFromServer()


def call_running(name: str) -> bool:
    """Ask a running desk to come to the front; say whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(SHOW)
    socket.flush()
    socket.waitForBytesWritten(_ANSWER_MS)
    socket.disconnectFromServer()
    return True
