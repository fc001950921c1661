"""The proxy's password: in the system's own store of passwords, never in a settings file.

That is the Keychain (macOS), the Credential Manager (Windows) or the Secret Service (GNOME
Keyring, KWallet). Where there is none, it is remembered until the program ends.
"""

import logging
import threading

log = logging.getLogger(__name__)

_SERVICE = "gijiroku-reader proxy"


class Passwords:
    """The passwords of proxies, by address and user; usable from several threads.

    Every method may ask the system, which may ask the person: never on the window's own thread.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._guard = threading.Lock()

    def of(self, address: str, user: str) -> str:
        """The password of `user` at the proxy `address`; "" where none was kept."""
        name = _name(address, user)
        with self._guard:
            if name not in self._known:
                self._known[name] = self._stored(name)
            return self._known[name]

    def keep(self, address: str, user: str, password: str) -> bool:
        """Keep a password ("" forgets it).

        Returns:
            Whether the system keeps it; else it is forgotten when the program ends.
        """
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        name = _name(address, user)
        with self._guard:
            self._known[name] = password
            try:
                if password:
                    keyring.set_password(_SERVICE, name, password)
                else:
                    keyring.delete_password(_SERVICE, name)
            except PasswordDeleteError:
                return True  # there was none
            except (KeyringError, RuntimeError, OSError) as error:
                log.info("the system keeps no passwords: %s", error)
                return False
            return True

    def _stored(self, name: str) -> str:
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(_SERVICE, name) or ""
        except (KeyringError, RuntimeError, OSError) as error:
            log.info("the system keeps no passwords: %s", error)
            return ""


PASSWORDS = Passwords()
"""Those of this process."""


def _name(address: str, user: str) -> str:
    return f"{user}@{address}"
