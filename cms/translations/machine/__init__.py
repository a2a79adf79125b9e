"""Machine translation, when the environment names a service (docs/operations.md).

The services are reached through wagtail-localize's interface (``services``). What they see is plain text with numbered
tokens in the place of marks, and what comes back is used only when every token is there (``masking``). Their texts are drafts
for a translator: marked as a machine's, they keep a page from being published until a person has confirmed them.
"""
