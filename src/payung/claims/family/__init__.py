"""The family's door: a death told by whoever is left, and the code with which they follow what it opens.

Owns reports that nobody has confirmed yet and the codes that were handed out. A report reveals nothing about who is
a member; only an officer turns it into an event, and only a code given afterwards opens the family's own pages.
"""
