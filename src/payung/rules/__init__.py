"""The law as functions over columns.

Owns every amount, deadline and test of entitlement that the law prescribes: same facts and same law, same
answer, one at a time or by the million. Never imports Django, never reads a clock, a file or the network,
never holds a number or a date of the law: those come from the statute book it is given.
"""
