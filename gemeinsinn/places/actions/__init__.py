"""What changes places."""

from gemeinsinn.places.actions.imported import import_places
from gemeinsinn.places.actions.located import place_at
from gemeinsinn.places.actions.packaged import load_municipalities
from gemeinsinn.places.actions.quarters import import_quarters, load_quarters, save_quarter

__all__ = ["import_places", "import_quarters", "load_municipalities", "load_quarters", "place_at", "save_quarter"]
