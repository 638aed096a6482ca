"""Linux: a Python for glibc 2.28, the bundle on it, the .deb and the .tar.xz. Start at `making`.

glibc 2.28 is that of UOS 20. A program compiled on a newer system asks for a newer glibc, so CPython is
compiled here by zig, which brings the symbols of every glibc; docs/packaging.md tells the rest.
"""
