"""One window a library: a second start brings the first window to the front, with what it was to open."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MILLISECONDS = 500


class SingleInstance(QObject):
    """Listens for further starts on the same library.

    Signals:
        activated: the program was started again, to open this ("" for nothing).
    """

    activated = Signal(str)

    def __init__(self, library: Path) -> None:
        super().__init__()
        digest = sha256(str(library.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._name = f"gijiroku-reader-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def handed_over(self, wanted: str = "") -> bool:
        """Whether another window took over; otherwise this one listens from now on.

        Args:
            wanted: what the other one is to open, see `activated`.
        """
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MILLISECONDS):
            socket.write(wanted.encode("utf-8", "surrogatepass"))
            socket.disconnectFromServer()
            if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
                socket.waitForDisconnected(_WAIT_MILLISECONDS)
            return True
        # What is left of a crashed window does not answer and would block the name.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _called(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is None:
            return
        # It says what it wants in one go and leaves: milliseconds.
        if connection.state() != QLocalSocket.LocalSocketState.UnconnectedState:
            connection.waitForDisconnected(_WAIT_MILLISECONDS)
        wanted = bytes(connection.readAll().data()).decode("utf-8", "surrogatepass")
        connection.deleteLater()
        self.activated.emit(wanted)
