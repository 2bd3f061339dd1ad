"""What makes the editors' tree and says who may write where."""
