"""Settings and wiring: the only room that knows all others.

Owns the Django settings, the place on disk where Payung keeps its state and secrets, the embedded
PostgreSQL, and `payung server …`, which starts and stops every process.

Never holds a rule of law, a page or a table. Nothing below this floor imports it: the rooms below learn
what they need from `django.conf.settings`.
"""
