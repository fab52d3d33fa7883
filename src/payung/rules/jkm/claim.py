"""Who pays a death benefit first where the employer is in arrears. PP 44/2015."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.periods import Days
from payung.statute_book import StatuteBook


def paid_by_agency_first(unpaid_months: NDArray[np.int64], died_on: Days, law: StatuteBook) -> NDArray[np.bool_]:
    """The employer's arrears are short enough for the agency to pay at once."""
    return unpaid_months <= law["jkm.claim.arrears_months"].on(died_on)
