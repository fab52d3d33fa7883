"""West Kalimantan in miniature, for showing what Payung does.

Owns invented people, employers and a year and a half of months, made through the real actions, and the marker
by which a page knows that everything is invented. Never a person, an employer or a figure that exists.
"""
