"""Death not caused by work (JKM): what heirs are paid, and who they are.

Owns the amounts, the waiting months of own-account workers and the order of heirs. PP 44/2015, Permenaker 1/2025.
The day of the death selects the law. Never decides the cause of a death, and never who somebody's relatives are.
"""
