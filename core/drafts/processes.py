"""Whether the process that opened a draft still runs: on this machine, and not one that took its number."""

import os
import sys
from pathlib import Path

GONE = ""

_STARTED = 18  # among the fields of /proc/<pid>/stat behind the state, see proc(5)
_MAY_ASK_AND_WAIT = 0x1000 | 0x0010_0000  # PROCESS_QUERY_LIMITED_INFORMATION, SYNCHRONIZE
_NO_SUCH_PROCESS = 87  # ERROR_INVALID_PARAMETER
_STILL_RUNS = 258  # WAIT_TIMEOUT


def mark(pid: int) -> str | None:
    """Return what tells the running process `pid` from all others, GONE when none runs, None when it cannot be told.

    A number alone is not enough: after a restart of the machine another process has it.
    """
    look = {"linux": _mark_on_linux, "win32": _mark_on_windows}.get(sys.platform)
    return look(pid) if look else None


def _mark_on_linux(pid: int) -> str | None:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return GONE if Path("/proc/self/stat").exists() else None
    except OSError:
        return None
    state, *fields = stat.rpartition(")")[2].split()  # the name before may hold anything
    return GONE if state in {"Z", "X"} else f"{boot}/{fields[_STARTED]}"


def _mark_on_windows(pid: int) -> str | None:
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *(ctypes.c_void_p,) * 4)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.OpenProcess(_MAY_ASK_AND_WAIT, False, pid)
        if not handle:
            return GONE if ctypes.get_last_error() == _NO_SUCH_PROCESS else None
        times = [wintypes.FILETIME() for _ in range(4)]
        try:
            if kernel.WaitForSingleObject(handle, 0) != _STILL_RUNS:
                return GONE
            is_told = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        finally:
            kernel.CloseHandle(handle)
        return f"{times[0].dwHighDateTime}/{times[0].dwLowDateTime}" if is_told else None
    return None


def host() -> str:
    """Return the name of this machine."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename
