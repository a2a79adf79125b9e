"""A small drawing kit on Pillow: anti-aliased shapes, gradients, textures, light and stylised people."""
