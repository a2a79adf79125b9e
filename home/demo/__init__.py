"""Demo content: texts, pictures drawn by code and the builders that make a site of them."""
