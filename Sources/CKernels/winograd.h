#pragma once
#include "geometry.h"

// Convolution with 3x3 kernels and stride 1 in the Winograd domain: gather groups of tiles, transform them, multiply
// at each of the (tile + 2)^2 points by the transformed weights, transform back.

typedef struct {
    const ck_kernels *kernels;
    int tile, points, down, across, tiles, group;
    int in_channels, out_channels;  // as stored in weights
    int in_padded, out_padded;      // rounded up to whole vectors
    ptrdiff_t in_point, out_point;  // floats from one point of a group to the next
} ck_winograd;

/// `height` x `width` outputs of each of `images` pictures, with F(tile x tile, 3x3), in groups of tiles that suit
/// the cache, for the weight gradient or for all else.
ck_winograd ck_winograd_for(
    const ck_kernels *kernels, int tile, int images, int height, int width, int in_channels, int out_channels,
    bool gradient);

typedef struct {
    float *weights;  // [point][panel][in][two vectors of out]
    float *in, *out; // a group's tiles: [point][tile][channel]
    float *patch;    // one tile that needs padding
} ck_winograd_buffers;

ck_winograd_buffers ck_winograd_take(const ck_winograd *w, ck_arena *weights, ck_arena *scratch);

/// Transforms weights [3][3][in][out]; `turned` those of the input gradient from the forward layer's [3][3][out][in].
void ck_winograd_pack(const ck_winograd *w, const float *weights, bool turned, float *packed);

/// Convolution; `bias` of `out_padded` floats or NULL; `pool` keeps the largest of each 2x2 (tiles cover what it keeps).
void ck_winograd_forward(
    const ck_winograd *w, ck_pictures in, const float *bias, bool relu, bool pool, ck_pictures out,
    const ck_winograd_buffers *buffers);

/// dw [3][3][in][out], overwritten. `buffers->weights` holds [point][in][out] sums.
void ck_winograd_weight_gradient(
    const ck_winograd *w, ck_pictures x, ck_pictures dy, float *dw, const ck_winograd_buffers *buffers);
