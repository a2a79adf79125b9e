"""Files that people have uploaded and pictures made of them: where they lie, and how they are given out.

``serving`` answers for a file of any storage, ``s3`` is the storage that several machines share, ``away`` what is said when it does not
answer (docs/decisions/0021-shared-media.md).
"""
