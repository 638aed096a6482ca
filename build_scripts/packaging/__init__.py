"""Makes the installers. Start at `build_scripts/build.py`; docs/packaging.md tells the whole way.

`product` says what is packed, `bundle.spec` with `trim` and `licences` makes one folder that runs,
on Linux and Windows alike; `linux` and `windows` turn that folder into what is handed out.
"""
