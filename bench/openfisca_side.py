"""The same contributions written for OpenFisca-core: a harness of our own, as its documentation teaches.

Only for comparison; openfisca-core is installed beside the product, never with it.
"""

from __future__ import annotations

import time

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from payung.kernel.periods import month_iso, month_number
from payung.statute_book import read_statute_book

Person = build_entity(key="person", plural="persons", label="a worker", is_person=True)
Employer = build_entity(
    key="employer",
    plural="employers",
    label="an employer",
    roles=[{"key": "worker", "plural": "workers", "label": ""}],
)
AMOUNTS = ("jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker")
RATES = ("jkm.rate", "jht.rate_employer", "jht.rate_worker", "jp.rate_employer", "jp.rate_worker")


def parameters(month: int) -> ParameterNode:
    """The law's own numbers of `month`, as OpenFisca parameters."""
    law, day = read_statute_book(), month_iso(month) + "-01"

    def leaf(value: float) -> dict[str, object]:
        return {"values": {day: {"value": value}}}

    rates = {name.replace(".", "_"): leaf(law[f"contributions.{name}"].value(month) / 1e6) for name in RATES}
    classes = {f"class_{k}": leaf(law["contributions.jkk.rate"].value(month, k) / 1e6) for k in range(1, 6)}
    ceiling = leaf(law["contributions.jp.ceiling"].value(month))
    return ParameterNode("", data={"rate": {**rates, **classes}, "jp_ceiling": ceiling})


def variable(name: str, formula=None, entity=Person, value_type=float) -> type[Variable]:
    body = {"value_type": value_type, "entity": entity, "definition_period": MONTH, "label": name}
    return type(name, (Variable,), {**body, **({"formula": formula} if formula else {})})


def of_class(person, period, parameters):
    rate = parameters(period).rate
    rates = np.array([getattr(rate, f"class_{k}") for k in range(1, 6)])
    return np.floor(person("wage", period) * rates[person("jkk_class", period) - 1] + 0.5)


def of_wage(name):
    def formula(person, period, parameters):
        return np.floor(person("wage", period) * getattr(parameters(period).rate, name) + 0.5)

    return formula


def of_capped(name):
    def formula(person, period, parameters):
        law = parameters(period)
        return np.floor(np.minimum(person("wage", period), law.jp_ceiling) * getattr(law.rate, name) + 0.5)

    return formula


def all_amounts(person, period):
    return sum(person(name, period) for name in AMOUNTS)


def all_workers(employer, period):
    return employer.sum(employer.members("total", period))


def system(month: int) -> TaxBenefitSystem:
    tbs = TaxBenefitSystem([Person, Employer])
    tbs.parameters = parameters(month)
    tbs.add_variable(variable("wage"))
    tbs.add_variable(variable("jkk_class", value_type=int))
    tbs.add_variable(variable("jkk", of_class))
    tbs.add_variable(variable("jkm", of_wage("jkm_rate")))
    tbs.add_variable(variable("jht_employer", of_wage("jht_rate_employer")))
    tbs.add_variable(variable("jht_worker", of_wage("jht_rate_worker")))
    tbs.add_variable(variable("jp_employer", of_capped("jp_rate_employer")))
    tbs.add_variable(variable("jp_worker", of_capped("jp_rate_worker")))
    tbs.add_variable(variable("total", all_amounts))
    tbs.add_variable(variable("bill", all_workers, entity=Employer))
    return tbs


def build(facts, per_bill: int):
    """A simulation that holds the workers of `facts`, `per_bill` to an employer."""
    month = int(facts.month[0])
    tbs = system(month)
    builder = SimulationBuilder()
    builder.create_entities(tbs)
    people = np.arange(facts.wage.size)
    builder.declare_person_entity("person", people)
    employers = builder.declare_entity("employer", np.arange((facts.wage.size + per_bill - 1) // per_bill))
    builder.join_with_persons(employers, people // per_bill, ["worker"] * facts.wage.size)
    simulation = builder.build(tbs)
    simulation.set_input("wage", month_iso(month), facts.wage)
    simulation.set_input("jkk_class", month_iso(month), facts.jkk_class)
    return simulation


def calculate(simulation, year: int, month: int):
    """Amounts by name, and the seconds the six amounts of every worker took."""
    period = month_iso(month_number(year, month))
    start = time.perf_counter()
    found = {name: simulation.calculate(name, period) for name in AMOUNTS}
    bare = time.perf_counter() - start
    found["total"] = simulation.calculate("total", period)
    found["bill"] = simulation.calculate("bill", period)
    return found, bare
