"""Migrant workers (PMI): packages by contract length, cover before, during and after the work abroad.

Owns placements and packages bought. Never writes a bill itself: it asks `rolls`.
"""
