#include "CLazy.h"

// Every function of Fontconfig that this program calls; one that is missing here is missed when the program is linked.

LAZY_LIBRARY(fontconfig, "libfontconfig.so.1")
LAZY_FUNCTION(fontconfig, FcConfigSubstitute)
LAZY_FUNCTION(fontconfig, FcDefaultSubstitute)
LAZY_FUNCTION(fontconfig, FcFontMatch)
LAZY_FUNCTION(fontconfig, FcPatternAddInteger)
LAZY_FUNCTION(fontconfig, FcPatternAddString)
LAZY_FUNCTION(fontconfig, FcPatternCreate)
LAZY_FUNCTION(fontconfig, FcPatternDestroy)
LAZY_FUNCTION(fontconfig, FcPatternGetString)
