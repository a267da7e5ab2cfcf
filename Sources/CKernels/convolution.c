#include <string.h>

#include "convolution.h"

// The public convolution functions, and the choice of the algorithm for a shape.

/// Fetching the transformed weights costs as much as the arithmetic of this many tiles, so few tiles are not worth it.
enum { weight_fetch_tiles = 10 };

static ptrdiff_t products(int points, ptrdiff_t places) {
    return points * (places > weight_fetch_tiles ? places : weight_fetch_tiles);
}

int ck_best_tile(const ck_conv_shape *s, const ck_kernels *kernels) {
    if (s->kernel != 3 || s->stride != 1 || ck_min(s->in_channels, s->out_channels) < kernels->lanes) return 0;
    int best = 0;
    ptrdiff_t least = products(9, (ptrdiff_t)s->batch * s->height * s->width);
    for (int tile = 2; tile <= 4; tile += 2) {
        const ptrdiff_t tiles = (ptrdiff_t)s->batch * ck_strided(s->height, tile) * ck_strided(s->width, tile);
        const ptrdiff_t cost = products((tile + 2) * (tile + 2), tiles);
        if (cost < least) {
            least = cost;
            best = tile;
        }
    }
    return best;
}

static ck_winograd forward_winograd(const ck_conv_shape *s, const ck_kernels *kernels, int tile) {
    return ck_winograd_for(kernels, tile, s->batch, s->height, s->width, s->in_channels, s->out_channels, false);
}

static ck_winograd input_winograd(const ck_conv_shape *s, const ck_kernels *kernels, int tile) {
    return ck_winograd_for(kernels, tile, s->batch, s->height, s->width, s->out_channels, s->in_channels, false);
}

static ck_winograd weight_winograd(const ck_conv_shape *s, const ck_kernels *kernels, int tile) {
    return ck_winograd_for(kernels, tile, s->batch, s->height, s->width, s->in_channels, s->out_channels, true);
}

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

/// The most that any algorithm needs, since another one may be chosen for a smaller batch.
static size_t workspace_with(const ck_conv_shape *s, const ck_kernels *kernels) {
    ck_arena direct = {NULL, 0};
    ck_direct_take(kernels, s, &direct);
    size_t most = direct.used;
    for (int tile = 2; tile <= 4 && s->kernel == 3 && s->stride == 1; tile += 2) {
        const ck_winograd uses[] = {
            forward_winograd(s, kernels, tile), input_winograd(s, kernels, tile), weight_winograd(s, kernels, tile)};
        for (int i = 0; i < 3; i++) {
            ck_arena arena = {NULL, 0};
            ck_winograd_take(&uses[i], &arena, &arena);
            most = larger(most, arena.used);
        }
    }
    ck_arena all = {NULL, most};
    ck_take(&all, ck_round_up(s->out_channels, 2 * kernels->lanes));
    return ck_arena_floats(all);
}

size_t ck_conv_workspace(const ck_conv_shape *s) {
    return larger(
        workspace_with(s, ck_kernels_for(s->out_channels)), workspace_with(s, ck_kernels_for(s->in_channels)));
}

const float *ck_whole_bias(const ck_kernels *kernels, const float *bias, int channels, float *copy) {
    const int whole = ck_round_up(channels, 2 * kernels->lanes);
    if (!bias) return NULL;
    memcpy(copy, bias, sizeof(float) * channels);
    memset(copy + channels, 0, sizeof(float) * (whole - channels));
    return copy;
}

static void forward(
    const ck_conv_shape *s, int tile, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace) {
    const ck_kernels *kernels = ck_kernels_for(s->out_channels);
    ck_arena arena = ck_arena_at(workspace);
    float *copy = ck_take(&arena, ck_round_up(s->out_channels, 2 * kernels->lanes));
    const float *whole = ck_whole_bias(kernels, bias, s->out_channels, copy);
    if (tile == 0) {
        const ck_direct_buffers buffers = ck_direct_take(kernels, s, &arena);
        ck_direct_forward(kernels, s, x, w, whole, relu, y, &buffers);
        return;
    }
    const ck_winograd winograd = forward_winograd(s, kernels, tile);
    const ck_winograd_buffers buffers = ck_winograd_take(&winograd, &arena, &arena);
    ck_winograd_pack(&winograd, w, false, buffers.weights);
    ck_winograd_forward(&winograd, ck_input(s, x), whole, relu, false, ck_output(s, y), &buffers);
}

void ck_conv_forward_direct(
    const ck_conv_shape *s, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace) {
    forward(s, 0, x, w, bias, relu, y, workspace);
}

void ck_conv_forward(
    const ck_conv_shape *s, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace) {
    forward(s, ck_best_tile(s, ck_kernels_for(s->out_channels)), x, w, bias, relu, y, workspace);
}

void ck_conv_input_gradient(
    const ck_conv_shape *s, const float *dy, const float *w, float *dx, float *workspace) {
    const ck_kernels *kernels = ck_kernels_for(s->in_channels);
    const int tile = ck_best_tile(s, kernels);
    ck_arena arena = ck_arena_at(workspace);
    if (tile == 0) {
        const ck_direct_buffers buffers = ck_direct_take(kernels, s, &arena);
        ck_direct_input_gradient(kernels, s, dy, w, dx, &buffers);
        return;
    }
    const ck_winograd winograd = input_winograd(s, kernels, tile);
    const ck_winograd_buffers buffers = ck_winograd_take(&winograd, &arena, &arena);
    ck_winograd_pack(&winograd, w, true, buffers.weights);
    ck_winograd_forward(&winograd, ck_output(s, dy), NULL, false, false, ck_input(s, dx), &buffers);
}

void ck_conv_weight_gradient(
    const ck_conv_shape *s, const float *x, const float *dy, float *dw, float *workspace) {
    const ck_kernels *kernels = ck_kernels_for(s->out_channels);
    const int tile = ck_best_tile(s, kernels);
    ck_arena arena = ck_arena_at(workspace);
    if (tile == 0) {
        const ck_direct_buffers buffers = ck_direct_take(kernels, s, &arena);
        ck_direct_weight_gradient(kernels, s, x, dy, dw, &buffers);
        return;
    }
    const ck_winograd winograd = weight_winograd(s, kernels, tile);
    const ck_winograd_buffers buffers = ck_winograd_take(&winograd, &arena, &arena);
    ck_winograd_weight_gradient(&winograd, ck_input(s, x), ck_output(s, dy), dw, &buffers);
}
