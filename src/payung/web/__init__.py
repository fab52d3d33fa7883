"""Pages, by who sits in front of them: public, members, employers, officers, governments, auditors, administrators.

Owns URLs, templates, forms and words on the screen, and who may open which page. Translates HTTP to one action and
back; never decides an amount or an entitlement, and never reads a table except through a `queries` or a reached set.
"""
