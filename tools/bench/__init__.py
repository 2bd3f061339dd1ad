"""Benchmarks, each beside what it is compared with. `make bench` runs all; results go to var/bench/."""
