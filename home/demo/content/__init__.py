"""The texts of the demo site, as plain data: what it says, in both languages, apart from how it is stored."""
