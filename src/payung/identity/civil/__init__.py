"""The civil registry: what we ask, what it answers, and a simulator with invented answers."""
