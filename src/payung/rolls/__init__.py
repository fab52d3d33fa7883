"""What one payer pays with one code for named people, months and programmes, outside an employer's wage sheet.

Owns rolls, their lines, their codes and their posting to the books. Never knows why somebody is on a roll: the rooms
above (own account, assistance, migrants, construction) decide who is, for how long and at which amount.
"""
