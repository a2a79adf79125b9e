"""The translation memory: what was translated before is offered where the same or a similar text is open.

``keeping`` writes it, ``suggesting`` reads it; a text is found by its ``fingerprint``.
"""
