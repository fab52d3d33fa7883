"""Which programmes each worker is in for a month, as columns: the rules of the law meet the registry's words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from payung.kernel.periods import Days, Months
from payung.registry.models import Employer
from payung.rules.contributions.age import jp_owed, young_enough_for_jkp
from payung.rules.contributions.obligation import jp_open_to, may_be_in_jkp
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]
SIZES = {size: place for place, size in enumerate(Employer.Size.values)}
"""Size of an employer → its place among the sizes of the law, smallest first."""


@dataclass(frozen=True)
class Membership:
    """Every worker is in JKK and JKM; these say who is in the others."""

    jht: Flags
    jp: Flags
    jkp: Flags


def membership(workers: pl.DataFrame, month: Months, law: StatuteBook) -> Membership:
    """The programmes of each worker.

    workers  size, jht, jp (what the employer takes part in), citizen, birth_date, registered_on (the day this
             employer registered the worker)
    month    contribution month of each row

    JP ends with the month after the pension age is reached, and takes foreign nationals as `law` says. JKP takes
    citizens below its age limit on the day they were registered; whoever was registered before JKP began is judged
    on its first day.
    """
    citizen, born = workers["citizen"].to_numpy(), workers["birth_date"].to_numpy()
    everyone = np.ones(workers.height, dtype=np.bool_)
    jht = workers["jht"].to_numpy()
    jp = workers["jp"].to_numpy() & jp_open_to(month, citizen, law) & jp_owed(born, month, law)
    size = workers["size"].replace_strict(SIZES, return_dtype=pl.Int64).to_numpy()
    jkp = may_be_in_jkp(month, size, everyone, everyone, jht, jp, citizen, law)
    if jkp.any():  # before JKP existed nobody's age is asked
        jkp = jkp & young_enough_for_jkp(born, _registered(workers, law), law)
    return Membership(jht, jp, jkp)


def _registered(workers: pl.DataFrame, law: StatuteBook) -> Days:
    first = law["contributions.jkp.age_below"].start_day(law["contributions.jkp.age_below"].versions[0])
    days: Days = np.maximum(workers["registered_on"].to_numpy(), np.datetime64(first, "D"))
    return days
