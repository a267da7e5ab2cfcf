// Sums over channels, and batch norm. CTraining.h documents the functions.

#include "channel_blocks.h"

/// The maximum number of channels of one pass over the positions; more channels need further passes.
#define GROUP 512

INLINE void sum_block(
    size_t width, size_t rows, size_t channels, const float *restrict x, double *restrict total) {
    float sum[32] = {0};
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < width; c++) sum[c] += x[r * channels + c];
    for (size_t c = 0; c < width; c++) total[c] += sum[c];
}

static void column_sums(size_t rows, size_t channels, const float *x, float *sums) {
    size_t chunk = ck_chunk_rows(channels);
    for (size_t group = 0; group < channels; group += GROUP) {
        size_t width = channels - group < GROUP ? channels - group : GROUP;
        double total[GROUP] = {0};
        for (size_t start = 0; start < rows; start += chunk) {
            size_t n = rows - start < chunk ? rows - start : chunk;
            const float *at = x + start * channels + group;
#define SUM(first, block) sum_block(block, n, channels, at + first, total + first)
            CK_FOR_CHANNEL_BLOCKS(width, SUM);
#undef SUM
        }
        for (size_t c = 0; c < width; c++) sums[group + c] = (float)total[c];
    }
}

/// Sums of x - pivot and of its square. The pivot, a value of x, keeps the variance accurate when the mean is large.
INLINE void moments_block(
    size_t width, size_t rows, size_t channels, const float *restrict x, const float *restrict pivot,
    double *restrict total, double *restrict square_total) {
    float sum[32] = {0}, square[32] = {0};
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < width; c++) {
            float d = x[r * channels + c] - pivot[c];
            sum[c] += d;
            square[c] += d * d;
        }
    for (size_t c = 0; c < width; c++) {
        total[c] += sum[c];
        square_total[c] += square[c];
    }
}

static void batch_norm_statistics(
    size_t rows, size_t channels, const float *x, float *mean, float *variance) {
    size_t chunk = ck_chunk_rows(channels);
    for (size_t group = 0; group < channels; group += GROUP) {
        size_t width = channels - group < GROUP ? channels - group : GROUP;
        double total[GROUP] = {0}, square[GROUP] = {0};
        const float *pivot = x + group;
        for (size_t start = 0; start < rows; start += chunk) {
            size_t n = rows - start < chunk ? rows - start : chunk;
            const float *at = x + start * channels + group;
#define MOMENTS(first, block) \
    moments_block(block, n, channels, at + first, pivot + first, total + first, square + first)
            CK_FOR_CHANNEL_BLOCKS(width, MOMENTS);
#undef MOMENTS
        }
        for (size_t c = 0; c < width; c++) {
            double offset = total[c] / (double)rows, spread = square[c] / (double)rows - offset * offset;
            mean[group + c] = (float)(pivot[c] + offset);
            variance[group + c] = spread > 0 ? (float)spread : 0;
        }
    }
}

static void batch_norm_forward(
    size_t rows, size_t channels, const float *restrict x, const float *restrict scale, const float *restrict shift,
    bool relu, float *restrict y) {
    // Without a ReLU, minus infinity makes the comparison do nothing.
    float least = relu ? 0 : -__builtin_inff();
    for (size_t r = 0; r < rows; r++, x += channels, y += channels)
        for (size_t c = 0; c < channels; c++) {
            float v = x[c] * scale[c] + shift[c];
            y[c] = v > least ? v : least;
        }
}

INLINE void gradient_block(
    size_t width, size_t rows, size_t channels, const float *restrict x, const float *restrict dy,
    const float *restrict mean, const float *restrict scale, const float *restrict shift, bool relu,
    double *restrict weight_total, double *restrict bias_total) {
    float weight[32] = {0}, bias[32] = {0};
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < width; c++) {
            float v = x[r * channels + c], g = dy[r * channels + c];
            if (relu) g = v * scale[c] + shift[c] > 0 ? g : 0;
            weight[c] += g * (v - mean[c]);
            bias[c] += g;
        }
    for (size_t c = 0; c < width; c++) {
        weight_total[c] += weight[c];
        bias_total[c] += bias[c];
    }
}

static void batch_norm_gradient_sums(
    size_t rows, size_t channels, const ck_batch_norm_pass *pass, const float *x, const float *dy,
    float *weight_gradient, float *bias_gradient) {
    const ck_batch_norm_pass p = *pass;
    size_t chunk = ck_chunk_rows(channels);
    for (size_t group = 0; group < channels; group += GROUP) {
        size_t width = channels - group < GROUP ? channels - group : GROUP;
        double weight[GROUP] = {0}, bias[GROUP] = {0};
        for (size_t start = 0; start < rows; start += chunk) {
            size_t n = rows - start < chunk ? rows - start : chunk;
            size_t at = start * channels + group;
#define GRADIENT(first, block) \
    gradient_block( \
        block, n, channels, x + at + first, dy + at + first, p.mean + group + first, p.scale + group + first, \
        p.shift + group + first, p.relu, weight + first, bias + first)
            CK_FOR_CHANNEL_BLOCKS(width, GRADIENT);
#undef GRADIENT
        }
        for (size_t c = 0; c < width; c++) {
            weight_gradient[group + c] = (float)(weight[c] * p.deviation_inverse[group + c]);
            bias_gradient[group + c] = (float)bias[c];
        }
    }
}

static void batch_norm_input_gradient(
    size_t rows, size_t channels, const ck_batch_norm_pass *pass, const float *x, float *dy,
    const float *weight_gradient, const float *bias_gradient) {
    const ck_batch_norm_pass p = *pass;
    for (size_t group = 0; group < channels; group += GROUP) {
        size_t width = channels - group < GROUP ? channels - group : GROUP;
        // dx = scale * (dy - bias_gradient / rows - normalised * weight_gradient / rows)
        float slope[GROUP], offset[GROUP];
        const float *scale = p.scale + group, *shift = p.shift + group, *mean = p.mean + group;
        for (size_t c = 0; c < width; c++) {
            slope[c] = scale[c] * p.deviation_inverse[group + c] * weight_gradient[group + c] / (float)rows;
            offset[c] = scale[c] * bias_gradient[group + c] / (float)rows;
        }
        for (size_t r = 0; r < rows; r++) {
            const float *restrict v = x + r * channels + group;
            float *restrict g = dy + r * channels + group;
            if (p.relu)
                for (size_t c = 0; c < width; c++) {
                    float passed = v[c] * scale[c] + shift[c] > 0 ? g[c] : 0;
                    g[c] = passed * scale[c] - (v[c] - mean[c]) * slope[c] - offset[c];
                }
            else
                for (size_t c = 0; c < width; c++)
                    g[c] = g[c] * scale[c] - (v[c] - mean[c]) * slope[c] - offset[c];
        }
    }
}
