"""What is paid at once where no pension is: the contributions and what they earned. PP 45/2015."""

from __future__ import annotations

import numpy as np

from payung.kernel.money import MILLION, Rupiah, ratio, share
from payung.kernel.periods import Days, Months, months_of
from payung.statute_book import StatuteBook


def contributions_of(wage: Rupiah, month: Months, law: StatuteBook) -> Rupiah:
    """The JP contribution of employer and worker on each wage, whole rupiah, each part rounded by itself."""
    capped = np.minimum(wage, law["contributions.jp.ceiling"].on(month))
    employer = share(capped, law["contributions.jp.rate_employer"].on(month))
    return employer + share(capped, law["contributions.jp.rate_worker"].on(month))


def contributions_estimated(average: Rupiah, paid_months: Months, event_on: Days, law: StatuteBook) -> Rupiah:
    """The contributions of so many months as if each had been paid on the average wage; whole rupiah.

    An estimate on the high side, because the average is of revalued wages.
    """
    month = months_of(event_on)
    rate = law["contributions.jp.rate_employer"].on(month) + law["contributions.jp.rate_worker"].on(month)
    return ratio(average, rate * paid_months, MILLION)
