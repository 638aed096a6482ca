/* For wine only, never shipped: icuuc.dll is part of Windows 10 and missing in wine 8. Qt6Core asks it for
   converters of text; here there is none, so Qt uses its own for UTF-8, UTF-16 and the code page of Windows. */
#include <stddef.h>
#include <stdint.h>

#define EXPORTED __declspec(dllexport)
#define FILE_ACCESS_ERROR 4

EXPORTED void *ucnv_open(const char *name, int32_t *error)
{
    if (error) *error = FILE_ACCESS_ERROR;
    return NULL;
}

EXPORTED const char *ucnv_getName(const void *converter, int32_t *error)
{
    if (error) *error = FILE_ACCESS_ERROR;
    return NULL;
}

EXPORTED int8_t ucnv_getMaxCharSize(const void *converter) { return 1; }
EXPORTED int32_t ucnv_countAvailable(void) { return 0; }
EXPORTED const char *ucnv_getAvailableName(int32_t number) { return NULL; }
EXPORTED const char *ucnv_getStandardName(const char *n, const char *s, int32_t *e) { return NULL; }
EXPORTED int32_t ucnv_toUCountPending(const void *converter, int32_t *error) { return 0; }
EXPORTED int32_t ucnv_fromUCountPending(const void *converter, int32_t *error) { return 0; }

/* Without a converter none of these is called; they are there to be found by the loader. */
#define NEVER_CALLED(name) EXPORTED void name(void) {}
NEVER_CALLED(ucnv_close)
NEVER_CALLED(ucnv_reset)
NEVER_CALLED(ucnv_getToUCallBack)
NEVER_CALLED(ucnv_getFromUCallBack)
NEVER_CALLED(ucnv_setToUCallBack)
NEVER_CALLED(ucnv_setFromUCallBack)
NEVER_CALLED(ucnv_cbToUWriteUChars)
NEVER_CALLED(ucnv_cbFromUWriteUChars)
NEVER_CALLED(ucnv_toUnicode)
NEVER_CALLED(ucnv_fromUnicode)
NEVER_CALLED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NEVER_CALLED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
