"""The law as a calculator: one JSON contract for payroll vendors, hospitals, the screens and the tests.

Owns the contract: which facts a calculation asks for, what is refused and how, and the shape of an answer.
One file per calculation; `registry` lists them. Never computes an amount itself, never knows a database.
"""

from payung.calculator.contract import Problem
from payung.calculator.registry import calculate, calculate_all, schema

__all__ = ["Problem", "calculate", "calculate_all", "schema"]
