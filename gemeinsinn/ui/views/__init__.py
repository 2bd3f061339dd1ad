"""Views of this layer: problem pages and the gallery."""
