"""How fast the site is served: the production server asked by a load generator, beside a bare application of equal bytes.

``manage.py site_speed`` runs it in a database of its own; docs/performance.md holds what it found.
"""
