#pragma once
#include "kernels.h"

// Pictures inside the library: the layout of pixels, and how far around them may be read.

/// A batch of pictures [image][height][width][channel] with strides in floats. Rows from `-before` to
/// `height + after - 1` and columns from `-left` to `width + right - 1` can be read; those outside of the picture are
/// zeros.
typedef struct {
    float *pixels;
    ptrdiff_t image, row, column;
    int height, width, channels, before, after, left, right;
} ck_pictures;

/// Pictures without gaps or borders, as callers pass them.
static inline ck_pictures ck_tight(const float *pixels, int height, int width, int channels) {
    return (ck_pictures){
        .pixels = (float *)pixels,
        .image = (ptrdiff_t)height * width * channels,
        .row = (ptrdiff_t)width * channels,
        .column = channels,
        .height = height,
        .width = width,
        .channels = channels,
    };
}

static inline float *ck_pixel(ck_pictures p, int image, int y, int x) {
    return p.pixels + image * p.image + y * p.row + x * p.column;
}

static inline int ck_strided(int size, int stride) { return (size + stride - 1) / stride; }

static inline ck_pictures ck_input(const ck_conv_shape *s, const float *x) {
    return ck_tight(x, s->height, s->width, s->in_channels);
}

static inline ck_pictures ck_output(const ck_conv_shape *s, const float *y) {
    return ck_tight(y, ck_strided(s->height, s->stride), ck_strided(s->width, s->stride), s->out_channels);
}

/// Allocates pieces of a workspace, each aligned to a cache line. Without a base it only counts.
typedef struct {
    float *base;
    size_t used;
} ck_arena;

static inline ck_arena ck_arena_at(float *workspace) {
    return (ck_arena){(float *)(((uintptr_t)workspace + 63) & ~(uintptr_t)63), 0};
}

static inline float *ck_take(ck_arena *arena, size_t floats) {
    float *piece = arena->base ? arena->base + arena->used : NULL;
    arena->used += (floats + 15) & ~(size_t)15;
    return piece;
}

/// The floats that a workspace must have so that the arena fits, whatever the alignment of the workspace is.
static inline size_t ck_arena_floats(ck_arena arena) { return arena.used + 16; }
