"""Job loss (JKP): the monthly cash benefit, its conditions and deadlines, and who pays first. PP 37/2021.

Owns both regimes (before and after PP 6/2025) and the judgement of a claim with every finding. Never knows
who is a
member: that is a fact it is given.
"""
