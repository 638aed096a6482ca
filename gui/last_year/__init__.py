"""Last year's report beside this year's: found or chosen, compared, carried over.

Start at `keeper.py`, which gives the open report its last year.
"""
