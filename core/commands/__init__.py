"""The commands of `nianbao`, one file each, and how they read and speak; `core.cli` puts them together."""
