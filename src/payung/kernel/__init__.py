"""The words everything else is written in.

Owns money, periods, identifiers and the shape of a problem. Never knows a number of the law, a table or a
page.
"""
