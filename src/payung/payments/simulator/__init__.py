"""A bank made of nothing, for demonstrations and tests: takes any amount on any code and tells us at once.

Owns its reference numbers. Never moves real money and never settles anything by itself.
"""

from payung.payments.simulator.bank import SimulatedBank

__all__ = ["SimulatedBank"]
