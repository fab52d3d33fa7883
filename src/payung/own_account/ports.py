"""The way out of the house to telephones: one call. A connection to a real provider implements it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from payung.own_account.models import Message


class Messenger(Protocol):
    """One provider of text messages.

    keeps_texts  messages stay readable after they were sent; only a simulator may say so
    """

    keeps_texts: bool

    def send(self, messages: Sequence[Message]) -> list[int]:
        """Send these texts. Returns the keys of those the provider took; the others are tried again later."""


def messenger() -> Messenger:
    """The provider of this installation: setting `MESSENGER`, a dotted name; by default the simulator."""
    made: Messenger = import_string(settings.MESSENGER)()
    return made
