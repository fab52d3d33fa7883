"""Work accidents (JKK): what an accident gives, and within which times.

Owns the wage base of a benefit, every cash benefit and reimbursement, the table of disabilities, the times for
reporting, claiming and paying. PP 44/2015 Pasal 25 to 37 and Lampiran III, Permenaker 5/2021. The day of the accident
selects the law. Never decides whether an event was a work accident, and never what a doctor found.
"""
