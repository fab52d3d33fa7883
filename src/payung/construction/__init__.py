"""Construction projects (jasa konstruksi): contract, funding, periods, workers by the week, bill, certificate.

Owns projects, addenda, worker lists and instalments. Never sees a worker's other memberships.
"""
