// SDL marks its functions as visible outside of the program, but the definitions below must be hidden.
#define DECLSPEC
#include "CSDL2.h"
#include "CDelayLoad.h"

// Every function of SDL2 and SDL2_ttf that this program calls. One that is missing here is reported when the program is linked.

DELAYED_LIBRARY(sdl, "libSDL2-2.0.so.0")
DELAY_LOADED(
    sdl, SDL_Surface *, SDL_CreateRGBSurfaceWithFormat,
    (Uint32 flags, int width, int height, int depth, Uint32 format),
    (flags, width, height, depth, format))
DELAY_LOADED(
    sdl, SDL_Surface *, SDL_CreateRGBSurfaceWithFormatFrom,
    (void *pixels, int width, int height, int depth, int pitch, Uint32 format),
    (pixels, width, height, depth, pitch, format))
DELAY_LOADED(
    sdl, SDL_Renderer *, SDL_CreateRenderer,
    (SDL_Window *window, int index, Uint32 flags),
    (window, index, flags))
DELAY_LOADED(sdl, SDL_Renderer *, SDL_CreateSoftwareRenderer, (SDL_Surface *surface), (surface))
DELAY_LOADED(
    sdl, SDL_Texture *, SDL_CreateTexture,
    (SDL_Renderer *renderer, Uint32 format, int access, int w, int h),
    (renderer, format, access, w, h))
DELAY_LOADED(
    sdl, SDL_Texture *, SDL_CreateTextureFromSurface,
    (SDL_Renderer *renderer, SDL_Surface *surface),
    (renderer, surface))
DELAY_LOADED(
    sdl, SDL_Window *, SDL_CreateWindow,
    (const char *title, int x, int y, int w, int h, Uint32 flags),
    (title, x, y, w, h, flags))
DELAY_LOADED(sdl, void, SDL_DestroyRenderer, (SDL_Renderer *renderer), (renderer))
DELAY_LOADED(sdl, void, SDL_DestroyTexture, (SDL_Texture *texture), (texture))
DELAY_LOADED(sdl, void, SDL_DestroyWindow, (SDL_Window *window), (window))
DELAY_LOADED(sdl, void, SDL_FreeSurface, (SDL_Surface *surface), (surface))
DELAY_LOADED(sdl, char *, SDL_GetClipboardText, (void), ())
DELAY_LOADED(sdl, const char *, SDL_GetCurrentVideoDriver, (void), ())
DELAY_LOADED(sdl, int, SDL_GetDesktopDisplayMode, (int displayIndex, SDL_DisplayMode *mode), (displayIndex, mode))
DELAY_LOADED(sdl, int, SDL_GetDisplayUsableBounds, (int displayIndex, SDL_Rect *rect), (displayIndex, rect))
DELAY_LOADED(sdl, const char *, SDL_GetError, (void), ())
DELAY_LOADED(sdl, int, SDL_GetRendererOutputSize, (SDL_Renderer *renderer, int *w, int *h), (renderer, w, h))
DELAY_LOADED(sdl, Uint64, SDL_GetTicks64, (void), ())
DELAY_LOADED(sdl, Uint32, SDL_GetWindowFlags, (SDL_Window *window), (window))
DELAY_LOADED(sdl, void, SDL_GetWindowPosition, (SDL_Window *window, int *x, int *y), (window, x, y))
DELAY_LOADED(sdl, void, SDL_GetWindowSize, (SDL_Window *window, int *w, int *h), (window, w, h))
DELAY_LOADED(sdl, int, SDL_InitSubSystem, (Uint32 flags), (flags))
DELAY_LOADED(
    sdl, int, SDL_LockTexture,
    (SDL_Texture *texture, const SDL_Rect *rect, void **pixels, int *pitch),
    (texture, rect, pixels, pitch))
DELAY_LOADED(
    sdl, int, SDL_LockTextureToSurface,
    (SDL_Texture *texture, const SDL_Rect *rect, SDL_Surface **surface),
    (texture, rect, surface))
DELAY_LOADED(sdl, int, SDL_PollEvent, (SDL_Event *event), (event))
DELAY_LOADED(sdl, int, SDL_PushEvent, (SDL_Event *event), (event))
DELAY_LOADED(
    sdl, int, SDL_QueryTexture,
    (SDL_Texture *texture, Uint32 *format, int *access, int *w, int *h),
    (texture, format, access, w, h))
DELAY_LOADED(sdl, void, SDL_QuitSubSystem, (Uint32 flags), (flags))
DELAY_LOADED(sdl, int, SDL_RenderClear, (SDL_Renderer *renderer), (renderer))
DELAY_LOADED(
    sdl, int, SDL_RenderCopyExF,
    (SDL_Renderer *renderer, SDL_Texture *texture, const SDL_Rect *srcrect, const SDL_FRect *dstrect,
     const double angle, const SDL_FPoint *center, const SDL_RendererFlip flip),
    (renderer, texture, srcrect, dstrect, angle, center, flip))
DELAY_LOADED(
    sdl, int, SDL_RenderCopyF,
    (SDL_Renderer *renderer, SDL_Texture *texture, const SDL_Rect *srcrect, const SDL_FRect *dstrect),
    (renderer, texture, srcrect, dstrect))
DELAY_LOADED(sdl, int, SDL_RenderFillRectF, (SDL_Renderer *renderer, const SDL_FRect *rect), (renderer, rect))
DELAY_LOADED(
    sdl, int, SDL_RenderGeometry,
    (SDL_Renderer *renderer, SDL_Texture *texture, const SDL_Vertex *vertices, int num_vertices, const int *indices,
     int num_indices),
    (renderer, texture, vertices, num_vertices, indices, num_indices))
DELAY_LOADED(sdl, void, SDL_RenderPresent, (SDL_Renderer *renderer), (renderer))
DELAY_LOADED(
    sdl, int, SDL_RenderReadPixels,
    (SDL_Renderer *renderer, const SDL_Rect *rect, Uint32 format, void *pixels, int pitch),
    (renderer, rect, format, pixels, pitch))
DELAY_LOADED(sdl, int, SDL_RenderSetClipRect, (SDL_Renderer *renderer, const SDL_Rect *rect), (renderer, rect))
DELAY_LOADED(sdl, int, SDL_SetClipboardText, (const char *text), (text))
DELAY_LOADED(sdl, SDL_bool, SDL_SetHint, (const char *name, const char *value), (name, value))
DELAY_LOADED(
    sdl, int, SDL_SetPaletteColors,
    (SDL_Palette *palette, const SDL_Color *colors, int firstcolor, int ncolors),
    (palette, colors, firstcolor, ncolors))
DELAY_LOADED(
    sdl, int, SDL_SetRenderDrawBlendMode,
    (SDL_Renderer *renderer, SDL_BlendMode blendMode),
    (renderer, blendMode))
DELAY_LOADED(
    sdl, int, SDL_SetRenderDrawColor,
    (SDL_Renderer *renderer, Uint8 r, Uint8 g, Uint8 b, Uint8 a),
    (renderer, r, g, b, a))
DELAY_LOADED(sdl, int, SDL_SetTextureAlphaMod, (SDL_Texture *texture, Uint8 alpha), (texture, alpha))
DELAY_LOADED(sdl, int, SDL_SetTextureBlendMode, (SDL_Texture *texture, SDL_BlendMode blendMode), (texture, blendMode))
DELAY_LOADED(sdl, int, SDL_SetTextureColorMod, (SDL_Texture *texture, Uint8 r, Uint8 g, Uint8 b), (texture, r, g, b))
DELAY_LOADED(sdl, int, SDL_SetTextureScaleMode, (SDL_Texture *texture, SDL_ScaleMode scaleMode), (texture, scaleMode))
DELAY_LOADED(sdl, int, SDL_SetWindowFullscreen, (SDL_Window *window, Uint32 flags), (window, flags))
DELAY_LOADED(sdl, void, SDL_SetWindowMinimumSize, (SDL_Window *window, int min_w, int min_h), (window, min_w, min_h))
DELAY_LOADED(sdl, void, SDL_SetWindowSize, (SDL_Window *window, int w, int h), (window, w, h))
DELAY_LOADED(sdl, void, SDL_SetYUVConversionMode, (SDL_YUV_CONVERSION_MODE mode), (mode))
DELAY_LOADED(sdl, void, SDL_UnlockTexture, (SDL_Texture *texture), (texture))
DELAY_LOADED(
    sdl, int, SDL_UpdateNVTexture,
    (SDL_Texture *texture, const SDL_Rect *rect, const Uint8 *Yplane, int Ypitch, const Uint8 *UVplane,
     int UVpitch),
    (texture, rect, Yplane, Ypitch, UVplane, UVpitch))
DELAY_LOADED(
    sdl, int, SDL_UpdateTexture,
    (SDL_Texture *texture, const SDL_Rect *rect, const void *pixels, int pitch),
    (texture, rect, pixels, pitch))
DELAY_LOADED(
    sdl, int, SDL_UpdateYUVTexture,
    (SDL_Texture *texture, const SDL_Rect *rect, const Uint8 *Yplane, int Ypitch, const Uint8 *Uplane, int Upitch,
     const Uint8 *Vplane, int Vpitch),
    (texture, rect, Yplane, Ypitch, Uplane, Upitch, Vplane, Vpitch))
DELAY_LOADED(
    sdl, int, SDL_UpperBlit,
    (SDL_Surface *src, const SDL_Rect *srcrect, SDL_Surface *dst, SDL_Rect *dstrect),
    (src, srcrect, dst, dstrect))
DELAY_LOADED(sdl, int, SDL_WaitEventTimeout, (SDL_Event *event, int timeout), (event, timeout))
DELAY_LOADED(sdl, void, SDL_free, (void *mem), (mem))
DELAY_LOADED(sdl, char *, SDL_getenv, (const char *name), (name))

DELAYED_LIBRARY(sdl_ttf, "libSDL2_ttf-2.0.so.0")
DELAY_LOADED(sdl_ttf, void, TTF_CloseFont, (TTF_Font *font), (font))
DELAY_LOADED(sdl_ttf, int, TTF_FontAscent, (const TTF_Font *font), (font))
DELAY_LOADED(sdl_ttf, int, TTF_FontHeight, (const TTF_Font *font), (font))
DELAY_LOADED(
    sdl_ttf, int, TTF_GlyphMetrics32,
    (TTF_Font *font, Uint32 ch, int *minx, int *maxx, int *miny, int *maxy, int *advance),
    (font, ch, minx, maxx, miny, maxy, advance))
DELAY_LOADED(sdl_ttf, int, TTF_Init, (void), ())
DELAY_LOADED(sdl_ttf, TTF_Font *, TTF_OpenFont, (const char *file, int ptsize), (file, ptsize))
DELAY_LOADED(sdl_ttf, void, TTF_Quit, (void), ())
DELAY_LOADED(
    sdl_ttf, SDL_Surface *, TTF_RenderGlyph32_Blended,
    (TTF_Font *font, Uint32 ch, SDL_Color fg),
    (font, ch, fg))
DELAY_LOADED(
    sdl_ttf, SDL_Surface *, TTF_RenderUTF8_Blended,
    (TTF_Font *font, const char *text, SDL_Color fg),
    (font, text, fg))
DELAY_LOADED(sdl_ttf, int, TTF_SizeUTF8, (TTF_Font *font, const char *text, int *w, int *h), (font, text, w, h))
DELAY_LOADED(sdl_ttf, int, TTF_WasInit, (void), ())

bool csdl_load(void) { return delay_load(&sdl) && delay_load(&sdl_ttf); }
