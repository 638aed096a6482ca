"""One year's report and the next: how a report begins, what it takes over, how both compare."""
