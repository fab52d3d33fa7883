"""Who and what the scheme knows: people, cards, employers, employment, regions, offices.

Owns identity and its state of verification. Never knows money; never answers a stranger's question about a person.
"""
