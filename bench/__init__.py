"""Figures, as ratios from one run. Nothing here is part of the product, and nothing here is a test."""
