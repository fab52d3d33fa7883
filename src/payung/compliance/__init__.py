"""What does not fit between what employers declare and what is known: cases with steps, letters and an outcome.

Owns cases, also those a worker opens by saying so. Never punishes by itself: an officer takes every step.
"""
