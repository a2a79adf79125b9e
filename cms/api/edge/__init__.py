"""How answers leave: who may ask how often, validators, caches, compression. Around the views, which know nothing of it."""
