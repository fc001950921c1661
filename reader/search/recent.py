"""A mapping that forgets what was not used for longest."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _Value]):
    """A mapping that forgets what was not used for longest, by weight; for several threads."""

    def __init__(self, capacity: int, weight: Callable[[_Value], int]) -> None:
        self._capacity = capacity
        self._weight = weight
        self._held = 0
        self._items: OrderedDict[_Key, _Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: _Key) -> _Value | None:
        """What is held under `key`, if anything."""
        with self._lock:
            if key not in self._items:
                return None
            self._items.move_to_end(key)
            return self._items[key]

    def put(self, key: _Key, value: _Value) -> None:
        """Hold `value`; a key that is held already keeps its value."""
        with self._lock:
            if key in self._items:
                return
            self._items[key] = value
            self._held += self._weight(value)
            while self._held > self._capacity:
                _, old = self._items.popitem(last=False)
                self._held -= self._weight(old)
