"""The board: every text and language at a glance, what is to be done and by whom."""
