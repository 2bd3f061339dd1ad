"""What the desk reads. Every query takes the desk (a viewer and the agencies they work for) first."""
