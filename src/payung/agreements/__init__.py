"""What was agreed and decided about covering people, and the meetings that follow it up.

Owns agreements, regulations, their parties and duties, monitoring meetings and what was assigned there. Never holds a
figure: pages put coverage beside it.
"""
