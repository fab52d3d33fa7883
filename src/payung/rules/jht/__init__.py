"""Old-age savings (JHT): how a balance grows, when it may be drawn, and the tax on it. PP 46/2015.

Owns the crediting of returns, the causes and waiting times, partial withdrawals and the income tax of PP
68/2009.
Never holds a balance and never knows a rate of return the law files do not: those are facts it is given.
"""
