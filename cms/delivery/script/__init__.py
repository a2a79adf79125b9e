"""Serbian in the script the reader asked for, converted on the way out; the stored text is never changed."""
