#pragma once
#include "geometry.h"

// Convolution with 3x3 kernels and stride 1 by Winograd's algorithm: transform a group of tiles, multiply by the
// transformed weights at each of the (tile + 2)^2 points, transform back.

typedef struct {
    const ck_kernels *kernels;
    int tile, points, down, across, tiles, group;
    int in_channels, out_channels;  // as stored in weights
    int in_padded, out_padded;      // rounded up to whole vectors
    ptrdiff_t in_point, out_point;  // floats from one point of a group to the next
} ck_winograd;

/// Sizes for `height` x `width` outputs of each of `images` pictures by F(tile x tile, 3x3), in groups of tiles that
/// fit the cache. `gradient` for the gradient of the weights, which has larger groups.
ck_winograd ck_winograd_for(
    const ck_kernels *kernels, int tile, int images, int height, int width, int in_channels, int out_channels,
    bool gradient);

typedef struct {
    float *weights;  // [point][panel][in][two vectors of out]
    float *in, *out; // transformed tiles of a group: [point][tile][channel]
    float *patch;    // a copy of one tile that needs padding
} ck_winograd_buffers;

ck_winograd_buffers ck_winograd_take(const ck_winograd *w, ck_arena *weights, ck_arena *scratch);

/// Transforms weights [3][3][in][out]. With `turned`, `weights` are those of the forward convolution, [3][3][out][in],
/// and the result is the kernel of the input gradient.
void ck_winograd_pack(const ck_winograd *w, const float *weights, bool turned, float *packed);

/// Convolution. `bias` has `out_padded` floats or is NULL. With `pool`, `out` is the maximum of each 2x2 square.
void ck_winograd_forward(
    const ck_winograd *w, ck_pictures in, const float *bias, bool relu, bool pool, ck_pictures out,
    const ck_winograd_buffers *buffers);

/// Overwrites dw [3][3][in][out] with the gradient of the weights. `buffers->weights` has sums [point][in][out].
void ck_winograd_weight_gradient(
    const ck_winograd *w, ck_pictures x, ck_pictures dy, float *dw, const ck_winograd_buffers *buffers);
