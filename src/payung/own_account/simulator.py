"""The simulated provider: nothing leaves the machine; the texts stay readable on the page of the example telephones."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from payung.own_account.models import Message

log = logging.getLogger("payung.messages")


class SimulatedMessenger:
    """A `ports.Messenger` that takes everything and writes to the log that it did, never what the text says."""

    keeps_texts = True

    def send(self, messages: Sequence[Message]) -> list[int]:
        """See `ports.Messenger`."""
        for message in messages:
            log.info("message %s to a telephone ending in %s", message.pk, message.phone[-3:])
        return [message.pk for message in messages]
