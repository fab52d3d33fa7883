"""People who work for themselves (BPU): registration, occupation and income, programmes, months paid ahead, lapse.

Owns own-account memberships and the one-time codes that open them. Never writes a bill itself: it asks `rolls`.
"""
