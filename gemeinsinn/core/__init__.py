"""What every context stands on: money, quantities, periods, errors, secret links, limits."""
