#include "CFontconfig.h"
#include "CDelayLoad.h"

// Every function of Fontconfig that this program calls. One that is missing here is reported when the program is linked.

DELAYED_LIBRARY(fontconfig, "libfontconfig.so.1")
DELAY_LOADED(
    fontconfig, FcBool, FcConfigSubstitute,
    (FcConfig *config, FcPattern *p, FcMatchKind kind),
    (config, p, kind))
DELAY_LOADED(fontconfig, void, FcDefaultSubstitute, (FcPattern *pattern), (pattern))
DELAY_LOADED(
    fontconfig, FcPattern *, FcFontMatch,
    (FcConfig *config, FcPattern *p, FcResult *result),
    (config, p, result))
DELAY_LOADED(fontconfig, FcBool, FcPatternAddInteger, (FcPattern *p, const char *object, int i), (p, object, i))
DELAY_LOADED(
    fontconfig, FcBool, FcPatternAddString,
    (FcPattern *p, const char *object, const FcChar8 *s),
    (p, object, s))
DELAY_LOADED(fontconfig, FcPattern *, FcPatternCreate, (void), ())
DELAY_LOADED(fontconfig, void, FcPatternDestroy, (FcPattern *p), (p))
DELAY_LOADED(
    fontconfig, FcResult, FcPatternGetString,
    (const FcPattern *p, const char *object, int n, FcChar8 **s),
    (p, object, n, s))
