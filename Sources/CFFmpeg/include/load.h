#pragma once
#include <stdbool.h>

/// Loads FFmpeg, which else happens when one of its functions is first called; false when this system lacks it.
bool cff_load(void);
