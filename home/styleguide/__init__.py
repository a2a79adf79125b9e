"""Every component of the site in every state, from the templates that visitors get: ``/<view>/styleguide/``, in development only.

``samples`` makes what the components show, ``examples`` lists the components with their states, ``views`` puts them on a page.
"""
