"""Editing by program: where v3-preview goes further than Wagtail's (docs/api.md, "Editing by program").

Wagtail binds its own edit forms to the JSON of a request, so what a program sends is validated by the very form and model that
an editor meets. Added here: the shape of StreamField blocks, the place of an error within them, refusal of what has changed
meanwhile, the question about translations when a page leaves, workflow, and translating.
"""
