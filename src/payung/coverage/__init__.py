"""Who is covered and who is not.

Owns measures, counts, workforce series and the register of published figures. Reads every room below, writes only its
own snapshots; never mixes what was published with what this system counts.
"""
