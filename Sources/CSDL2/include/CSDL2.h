#pragma once
// SDL2 for the window and SDL2_ttf for its text.

#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>

#include "load.h"

// Macros that Swift cannot import.
static inline int csdl_window_position_centred(void) { return (int)SDL_WINDOWPOS_CENTERED; }
