/* python.exe and, with WINDOWED, pythonw.exe: the wheel that brings Python's libraries has neither. */
#include <windows.h>
#include <stdlib.h>

__declspec(dllimport) int Py_Main(int count, wchar_t **arguments);

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR line, int show)
{
    return Py_Main(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **arguments)
{
    return Py_Main(count, arguments);
}
#endif
