"""What is owed and what was paid: uploads, wage declarations, bills, arrears, credits.

Owns the employer's month from draft to posting. Never computes an amount of law itself (that is `rules`) and never
moves money except through `ledger`.
"""
