"""The road to a target: who would be added, from which month, at whose cost, and what is still missing.

Owns levers, their price by the law's rates, and the plan they make month by month. A plan is worked out and shown,
never kept: the same levers, the same start and the same law give the same plan. Never smooths a month in which
coverage falls.
"""
