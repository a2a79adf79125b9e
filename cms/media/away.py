"""The fault of a storage that does not answer, known without loading what speaks to it."""


class StorageAwayError(Exception):
    """The storage does not answer or refuses us. Not an ``OSError``: the file may well be there."""
