"""Labels, reasons and messages of this context."""
