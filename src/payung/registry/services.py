"""What an office or a facility does for people, by key; the words stand with the pages."""

OFFICE = ("register", "pay", "claim", "complain")
FACILITY = ("emergency", "inpatient", "surgery", "rehabilitation", "outpatient")
