"""Scholarships for the children of members who died (JKK, JKM) or were totally disabled (JKK).

Owns the amounts per level and year, the limits by children, age and contribution, and the schedule of yearly
payments. PP 44/2015 Pasal 25, Permenaker 5/2021 Pasal 103. The day of the event selects the law. Never decides
whether a child is at school.
"""
