"""Drafts shown to people without an account: a signed link to one page in one language, for some days, until revoked."""
