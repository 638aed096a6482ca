"""Documents damaged in every way, read in processes with little memory and little time.

`mutations` spoils bytes, parts, elements and cells; `worker` reads them; `__main__` counts what became of them.
"""
