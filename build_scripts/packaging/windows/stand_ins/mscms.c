/* For wine only, never shipped: the mscms.dll of wine 8 lacks WcsCreateIccProfile, which Qt calls while it
   looks for screens. Here no screen has a colour profile. */
#include <windows.h>

#define EXPORTED __declspec(dllexport)

EXPORTED HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD mode)
{
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

EXPORTED HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) { return NULL; }
EXPORTED BOOL WINAPI CloseColorProfile(HANDLE profile) { return TRUE; }
EXPORTED BOOL WINAPI GetColorDirectoryW(LPCWSTR machine, LPWSTR buffer, DWORD *size) { return FALSE; }

EXPORTED BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *buffer, DWORD *size)
{
    if (size) *size = 0;
    return FALSE;
}

EXPORTED BOOL WINAPI GetStandardColorSpaceProfileW(LPCWSTR machine, DWORD id, LPWSTR buffer, DWORD *size)
{
    return FALSE;
}
