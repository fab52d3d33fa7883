"""Days counted in working days, each row with a count of its own."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.periods import Days
from payung.statute_book import StatuteBook


def working_days_after(days: Days, counts: NDArray[np.int64], law: StatuteBook) -> Days:
    """The day so many working days after each day, before it where negative.

    Raises NotInForce outside the years whose holidays we hold.
    """
    reached = np.empty_like(days)
    for count in np.unique(counts):
        here = counts == count
        reached[here] = law.holidays.add_working_days(days[here], int(count))
    return reached
