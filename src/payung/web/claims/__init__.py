"""Words, fields and small forms of claims that members, officers and employers share.

Owns how a claim is said on any page. Never a page of its own, never an address.
"""
