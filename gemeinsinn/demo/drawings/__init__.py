"""The demo's pictures: drawn by the program in two colours, so nobody's rights are touched."""

from gemeinsinn.demo.drawings.gallery import draw

__all__ = ["draw"]
