"""The monthly wage contributions are taken of, where the wage is not paid by the month. PP 44/2015 Pasal
17."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah, ratio
from payung.kernel.periods import Months
from payung.statute_book import StatuteBook


def monthly_from_daily(day_wage: Rupiah, month: Months, law: StatuteBook) -> Rupiah:
    """The monthly wage of workers paid by the day: the wage of one day times the factor of the law."""
    return ratio(day_wage, law["contributions.wage.daily_wage_factor"].on(month), 1)


def monthly_from_days_worked(paid: Rupiah, days_worked: NDArray[np.int64], month: Months, law: StatuteBook) -> Rupiah:
    """The monthly wage where `paid` was earned in `days_worked` days: paid / days x factor, rounded once."""
    return ratio(paid, law["contributions.wage.daily_wage_factor"].on(month), days_worked)


def monthly_from_piece_work(earned: Rupiah, month: int, law: StatuteBook, *, weather: bool = False) -> int:
    """The average of one worker's last months: 3, or 12 where the work depends on the weather.

    earned  rupiah per month, oldest first; fewer months than the law asks for are averaged over what there is
    """
    name = "contributions.wage.weather_work_months" if weather else "contributions.wage.piece_work_months"
    last = earned[-law[name].value(month) :]
    if last.size == 0:
        raise ValueError("an average needs at least one month")
    total = np.array([last.sum()], dtype=np.int64)
    return int(ratio(total, 1, last.size)[0])
