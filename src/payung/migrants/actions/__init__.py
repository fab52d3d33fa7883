"""Verbs of migrants: companies and departures registered, paid for, extended, ended by a return, cancelled."""
