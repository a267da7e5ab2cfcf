// Pooling in training. CTraining.h documents the functions.

#include "channel_blocks.h"

/// The maximum of one square for a block of channels, kept in registers.
INLINE void pool_block(
    size_t width, int size, size_t row, size_t channels, const float *restrict corner, float *restrict y,
    uint8_t *restrict which) {
    float best[32];
    int32_t at[32];
    for (size_t c = 0; c < width; c++) {
        best[c] = corner[c];
        at[c] = 0;
    }
    for (int r = 0, place = 0; r < size; r++)
        for (int q = 0; q < size; q++, place++) {
            const float *restrict v = corner + (size_t)r * row + (size_t)q * channels;
            for (size_t c = 0; c < width; c++) {
                int32_t larger = v[c] > best[c] ? -1 : 0;
                best[c] = v[c] > best[c] ? v[c] : best[c];
                at[c] = (at[c] & ~larger) | (place & larger);
            }
        }
    for (size_t c = 0; c < width; c++) {
        y[c] = best[c];
        which[c] = (uint8_t)at[c];
    }
}

static void max_pool_forward(const ck_pool_shape *shape, const float *x, float *y, uint8_t *which) {
    const ck_pool_shape s = *shape;
    size_t channels = (size_t)s.channels, row = (size_t)s.width * channels;
    int rows = s.height / s.size, columns = s.width / s.size;
    for (int n = 0; n < s.batch; n++, x += (size_t)s.height * row)
        for (int r = 0; r < rows; r++)
            for (int q = 0; q < columns; q++, y += channels, which += channels) {
                const float *corner = x + (size_t)(r * s.size) * row + (size_t)(q * s.size) * channels;
#define POOL(first, block) pool_block(block, s.size, row, channels, corner + first, y + first, which + first)
                CK_FOR_CHANNEL_BLOCKS(channels, POOL);
#undef POOL
            }
}

static void max_pool_backward(
    const ck_pool_shape *shape, const float *dy, const uint8_t *which, float *dx) {
    const ck_pool_shape s = *shape;
    size_t channels = (size_t)s.channels, row = (size_t)s.width * channels;
    int rows = s.height / s.size, columns = s.width / s.size;
    size_t used = (size_t)(columns * s.size) * channels;
    for (int n = 0; n < s.batch; n++, dx += (size_t)s.height * row) {
        for (int r = 0; r < rows; r++) {
            for (int q = 0; q < columns; q++, dy += channels, which += channels) {
                float *corner = dx + (size_t)(r * s.size) * row + (size_t)(q * s.size) * channels;
                for (int place = 0; place < s.size * s.size; place++) {
                    float *restrict out = corner + (size_t)(place / s.size) * row + (size_t)(place % s.size) * channels;
                    const float *restrict g = dy;
                    const uint8_t *restrict at = which;
                    for (size_t c = 0; c < channels; c++) out[c] = at[c] == place ? g[c] : 0;
                }
            }
            // Columns and rows left over at the end belong to no square.
            if (used < row)
                for (int k = 0; k < s.size; k++)
                    memset(dx + (size_t)(r * s.size + k) * row + used, 0, (row - used) * sizeof *dx);
        }
        memset(dx + (size_t)(rows * s.size) * row, 0, (size_t)(s.height - rows * s.size) * row * sizeof *dx);
    }
}

static void average_pool_forward(
    size_t batch, size_t area, size_t channels, const float *x, float *y) {
    float share = 1 / (float)area;
    for (size_t n = 0; n < batch; n++, x += area * channels, y += channels) {
        memset(y, 0, channels * sizeof *y);
        for (size_t i = 0; i < area; i++)
            for (size_t c = 0; c < channels; c++) y[c] += x[i * channels + c];
        for (size_t c = 0; c < channels; c++) y[c] *= share;
    }
}

static void average_pool_backward(
    size_t batch, size_t area, size_t channels, const float *dy, float *dx) {
    float share = 1 / (float)area;
    for (size_t n = 0; n < batch; n++, dy += channels)
        for (size_t i = 0; i < area; i++, dx += channels)
            for (size_t c = 0; c < channels; c++) dx[c] = dy[c] * share;
}
