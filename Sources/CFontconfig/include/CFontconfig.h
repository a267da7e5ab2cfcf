#pragma once
// Fontconfig, which knows where fonts are.

#include <fontconfig/fontconfig.h>
