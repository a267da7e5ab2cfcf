#pragma once
// SDL2 for the window and SDL2_ttf for its text.

#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>
#include <stdbool.h>

/// Loads SDL and SDL_ttf, which otherwise happens when one of their functions is first called.
///
/// Returns false if this system does not have them.
bool csdl_load(void);

// Swift does not import this macro, because it is not a literal.
static inline int csdl_window_position_centred(void) { return (int)SDL_WINDOWPOS_CENTERED; }
