"""What machines ask the site: is the process alive, may it get traffic, what has it counted."""
