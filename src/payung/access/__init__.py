"""Who may do what, and where.

Owns users, roles, permissions and the scope of each grant. Scopes are opaque keys: this package never knows what an
employer, an office or a region is, and never reads another room's tables.
"""
