"""The hospital's side of a work accident: asked whether somebody is covered, a guarantee, a bill for the treatment.

Owns what a facility asked, was promised and billed. Never tells a facility more about a person than yes or no, and
never pays: a bill is a claim like any other, decided by one officer, approved by another, paid by the bank.
"""
