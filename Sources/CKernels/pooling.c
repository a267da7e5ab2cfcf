#include "CTraining.h"
#include "clones.h"
#include <string.h>

#pragma STDC FP_CONTRACT OFF

CK_CLONES void ck_max_pool_forward(const ck_pool_shape *shape, const float *x, float *y, uint8_t *which) {
    const ck_pool_shape s = *shape;
    size_t channels = (size_t)s.channels, row = (size_t)s.width * channels;
    int rows = s.height / s.size, columns = s.width / s.size;
    for (int n = 0; n < s.batch; n++, x += s.height * row)
        for (int r = 0; r < rows; r++)
            for (int q = 0; q < columns; q++, y += channels, which += channels) {
                const float *corner = x + (size_t)(r * s.size) * row + (size_t)(q * s.size) * channels;
                memcpy(y, corner, channels * sizeof *y);
                memset(which, 0, channels);
                for (int place = 1; place < s.size * s.size; place++) {
                    const float *restrict v =
                        corner + (size_t)(place / s.size) * row + (size_t)(place % s.size) * channels;
                    float *restrict best = y;
                    uint8_t *restrict at = which;
                    for (size_t c = 0; c < channels; c++) {
                        bool larger = v[c] > best[c];
                        best[c] = larger ? v[c] : best[c];
                        at[c] = larger ? (uint8_t)place : at[c];
                    }
                }
            }
}

CK_CLONES void ck_max_pool_backward(
    const ck_pool_shape *shape, const float *dy, const uint8_t *which, float *dx) {
    const ck_pool_shape s = *shape;
    size_t channels = (size_t)s.channels, row = (size_t)s.width * channels;
    int rows = s.height / s.size, columns = s.width / s.size;
    size_t used = (size_t)(columns * s.size) * channels;
    for (int n = 0; n < s.batch; n++, dx += s.height * row) {
        for (int r = 0; r < rows; r++) {
            for (int q = 0; q < columns; q++, dy += channels, which += channels)
                for (int place = 0; place < s.size * s.size; place++) {
                    float *restrict out = dx + (size_t)(r * s.size + place / s.size) * row
                        + (size_t)(q * s.size + place % s.size) * channels;
                    const float *restrict g = dy;
                    const uint8_t *restrict at = which;
                    for (size_t c = 0; c < channels; c++) out[c] = at[c] == place ? g[c] : 0;
                }
            for (int k = 0; k < s.size; k++)
                memset(dx + (size_t)(r * s.size + k) * row + used, 0, (row - used) * sizeof *dx);
        }
        memset(dx + (size_t)(rows * s.size) * row, 0, (size_t)(s.height - rows * s.size) * row * sizeof *dx);
    }
}

CK_CLONES void ck_average_pool_forward(
    size_t batch, size_t area, size_t channels, const float *x, float *y) {
    float share = 1 / (float)area;
    for (size_t n = 0; n < batch; n++, x += area * channels, y += channels) {
        memset(y, 0, channels * sizeof *y);
        for (size_t i = 0; i < area; i++)
            for (size_t c = 0; c < channels; c++) y[c] += x[i * channels + c];
        for (size_t c = 0; c < channels; c++) y[c] *= share;
    }
}

CK_CLONES void ck_average_pool_backward(
    size_t batch, size_t area, size_t channels, const float *dy, float *dx) {
    float share = 1 / (float)area;
    for (size_t n = 0; n < batch; n++, dy += channels)
        for (size_t i = 0; i < area; i++, dx += channels)
            for (size_t c = 0; c < channels; c++) dx[c] = dy[c] * share;
}
