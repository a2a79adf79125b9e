"""Where every text stands in every language, stored so that lists can read it (design.md, decision 3)."""
