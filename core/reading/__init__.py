"""Reads the figures in the prose and sets them against the tables, their sums and each other."""
