"""Pensions (JP): who is entitled, to how much a month or as a lump sum, and how it rises. PP 45/2015.

Owns the formula, the revaluation of past wages, the limits and the tests of old age, disability and
survivors. The
pension age itself stands in `rules.contributions.age`. Never knows who is alive, married or at school.
"""
