"""The rules a report is judged by: what is found (`finding`) and the closed set of check kinds (`kinds`)."""
