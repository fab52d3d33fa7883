"""Pages of contributions paid by others: for a village, an official of a region, and the branch, each in its reach."""
