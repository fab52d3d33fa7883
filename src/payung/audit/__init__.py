"""Who did what, and who looked at whom.

Owns the append-only record of actions and of looks at a person. Never decides whether something is allowed.
"""
