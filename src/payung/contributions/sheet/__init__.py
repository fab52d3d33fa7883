"""The wage sheet: from an employer's file to checked columns, and back to a file that says what to mend.

Owns reading .xlsx, .xls and .csv as columns, recognising headings, judging every row against the roster, and
writing the failing rows, the prefilled template and list exports.

Never touches the database, Django or the clock; never decides what is owed; never guesses a date, an amount
or a digit; never tells whether a number that is not on the roster belongs to somebody.
"""
