#pragma once
#include <stdbool.h>

/// Loads SDL and SDL_ttf, which else happens when one of their functions is first called; false when this system lacks
/// them.
bool csdl_load(void);
