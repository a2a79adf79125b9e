"""The alternative texts of pictures, many on one screen, each language by those who write in it."""
