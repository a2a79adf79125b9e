"""Drafts shown to whoever has a signed link to one page in one language: for some days to people without an account
(``sharing``, ``showing``), for an hour to a front end in which an editor previews (``front_end``, and the API's ``preview``)."""
