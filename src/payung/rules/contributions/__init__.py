"""What is owed, by whom, when, and which fund keeps it.

Owns contributions of wage earners, own-account workers, construction projects and migrants, their due days,
penalties,
and which programmes an employer or a worker must be in. Never bills anybody and never knows who is
registered.
"""
