"""Registering, paying, changing, stopping; the codes that open the door; what runs by itself."""
