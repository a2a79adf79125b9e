"""The texts of a translation one by one: what was, what is, what has changed, and what somebody said about it."""
