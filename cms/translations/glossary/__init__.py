"""The bilingual glossary: which word is used for which, found in texts in every inflection and both scripts."""
