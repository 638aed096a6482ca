"""What the program is called by machines, and which version of it this is."""

NAME = "nianbao"


def version() -> str:
    """Return the version as in pyproject.toml, "0" in a source tree that nobody installed."""
    from importlib import metadata  # takes longer than the whole rest of a start

    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "0"
