"""Translation files: PO and XLIFF 2 for programs that translators work with, taken back only after a report.

``exchange`` is what both formats say; ``po`` and ``xliff`` write and read it; ``exporting`` fills it from a translation;
``comparing`` says line by line what a file would change, ``importing`` changes it.
"""
