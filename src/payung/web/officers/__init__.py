"""Pages for the branch office: the month at a glance, employers, silence and arrears, JKK classes, people looked up.

Never shows an employer or a person outside the offices of the actor's grants, nor a person without recording it.
"""
