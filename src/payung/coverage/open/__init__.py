"""Figures to take along: tables with a dictionary, the same numbers as on the pages.

Owns what each open table holds, what its columns mean and how a statistics office asks for a part of the counts.
Never tells a number that a page hides, and never a person or an account.
"""
