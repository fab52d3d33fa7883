"""Who is who: people merged and parted again, NIKs corrected, what the civil registry answered, what members ask.

Owns the proof behind every change of identity and every verdict about it. Never moves a line of the books, never keeps
a copy of the civil registry, and never ends a membership by itself.
"""
