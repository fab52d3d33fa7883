"""A bank's counter, simulated: ask what a code owes, pay it, see what became of the money.

Owns these pages only. They answer in a demonstration, or where the operator switched them on; never elsewhere, and
never move real money.
"""
