#include "direct.h"

#include <string.h>

static int panels(const ck_kernels *kernels, int channels) { return ck_round_up(channels, 2 * kernels->lanes); }

size_t ck_direct_weight_floats(const ck_kernels *kernels, const ck_conv_shape *s) {
    return (size_t)s->kernel * s->kernel * s->in_channels * panels(kernels, s->out_channels);
}

static size_t padded_floats(int height, int width, int border, int channels) {
    return (size_t)(height + 2 * border) * (width + 2 * border) * channels;
}

ck_direct_buffers ck_direct_take(const ck_kernels *kernels, const ck_conv_shape *s, ck_arena *arena) {
    const int height = ck_strided(s->height, s->stride), width = ck_strided(s->width, s->stride), pad = s->kernel / 2;
    const size_t taps = (size_t)s->kernel * s->kernel, in = padded_floats(s->height, s->width, pad, s->in_channels);
    const size_t out = padded_floats(height, width, ck_strided(pad, s->stride), s->out_channels);
    const size_t turned = taps * s->out_channels * panels(kernels, s->in_channels);
    const size_t forward = ck_direct_weight_floats(kernels, s);
    return (ck_direct_buffers){
        .padded = ck_take(arena, in > out ? in : out),
        .weights = ck_take(arena, forward > turned ? forward : turned),
        .line = ck_take(arena, (size_t)ck_max(s->width, width) * 2 * kernels->lanes),
        .outputs = ck_take(arena, (size_t)height * width * ck_round_up(s->out_channels, kernels->lanes)),
    };
}

void ck_pack_panels(const ck_kernels *kernels, ptrdiff_t length, int columns, const float *w, float *packed) {
    const int panel = 2 * kernels->lanes;
    for (int o = 0; o < columns; o += panel)
        for (ptrdiff_t k = 0; k < length; k++, packed += panel) {
            const int count = ck_min(panel, columns - o);
            memcpy(packed, w + k * columns + o, sizeof(float) * count);
            memset(packed + count, 0, sizeof(float) * (panel - count));
        }
}

void ck_direct_pack(const ck_kernels *kernels, const ck_conv_shape *s, const float *w, float *packed) {
    ck_pack_panels(kernels, (ptrdiff_t)s->kernel * s->kernel * s->in_channels, s->out_channels, w, packed);
}

ck_pictures ck_pad(ck_pictures p, int image, int border, float *padded) {
    const ptrdiff_t row = (ptrdiff_t)(p.width + 2 * border) * p.channels, side = (ptrdiff_t)border * p.channels;
    ck_pictures copy = p;
    copy.pixels = padded + border * row + side;
    copy.image = 0;
    copy.row = row;
    copy.column = p.channels;
    copy.before = copy.after = copy.left = copy.right = border;
    memset(padded, 0, sizeof(float) * border * row);
    for (int y = 0; y < p.height; y++) {
        float *pixels = ck_pixel(copy, 0, y, 0);
        memset(pixels - side, 0, sizeof(float) * side);
        memcpy(pixels, ck_pixel(p, image, y, 0), sizeof(float) * p.width * p.channels);
        memset(pixels + (ptrdiff_t)p.width * p.channels, 0, sizeof(float) * side);
    }
    memset(padded + (border + p.height) * row, 0, sizeof(float) * border * row);
    return copy;
}

void ck_multiply_line(
    const ck_kernels *kernels, ck_product product, int count, int first_channel, int channels, float *out,
    ptrdiff_t step, float *line) {
    const int lanes = kernels->lanes, panel = 2 * lanes;
    const int width = ck_min(panel, channels - first_channel), vectors = (width + lanes - 1) / lanes;
    if (width % lanes == 0) {
        product.c = out + first_channel;
        product.c_row = step;
        kernels->multiply(&product, count, vectors);
        return;
    }
    product.c = line;
    product.c_row = panel;
    kernels->multiply(&product, count, vectors);
    for (int x = 0; x < count; x++)
        memcpy(out + x * step + first_channel, line + x * panel, sizeof(float) * width);
}

void ck_direct_lines(
    const ck_kernels *kernels, const ck_conv_shape *s, ck_pictures in, const float *packed, const float *bias,
    bool relu, ck_pictures out, float *line) {
    const int panel = 2 * kernels->lanes, pad = s->kernel / 2;
    const ptrdiff_t length = (ptrdiff_t)s->kernel * s->in_channels;
    for (int o = 0; o < s->out_channels; o += panel) {
        // A short line leaves registers unused and loads the weights for few pixels, so two lines are computed
        // together.
        const bool pairs = 2 * out.width <= kernels->rows && o + panel <= out.channels;
        for (int y = 0; y < out.height; y++) {
            const ck_product product = {
                .a = ck_pixel(in, 0, y * s->stride - pad, -pad),
                .a_row = s->stride * in.column,
                .a_step = 1,
                .a_segment = in.row,
                .b = packed + o * s->kernel * length,
                .b_step = panel,
                .b_segment = length * panel,
                .segments = s->kernel,
                .length = length,
                .bias = bias ? bias + o : NULL,
                .relu = relu,
                .c = ck_pixel(out, 0, y, 0) + o,
                .c_row = out.column,
                .a_line = s->stride * in.row,
                .c_line = out.row,
            };
            if (pairs && y + 1 < out.height) {
                kernels->multiply_two_lines(&product, out.width);
                y++;
            } else {
                float *first = ck_pixel(out, 0, y, 0);
                ck_multiply_line(kernels, product, out.width, o, out.channels, first, out.column, line);
            }
        }
    }
}

void ck_direct_forward(
    const ck_kernels *kernels, const ck_conv_shape *s, const float *x, const float *w, const float *bias, bool relu,
    float *y, const ck_direct_buffers *buffers) {
    ck_direct_pack(kernels, s, w, buffers->weights);
    const ck_pictures in = ck_input(s, x);
    ck_pictures out = ck_output(s, y);
    for (int n = 0; n < s->batch; n++, out.pixels += out.image)
        ck_direct_lines(
            kernels, s, ck_pad(in, n, s->kernel / 2, buffers->padded), buffers->weights, bias, relu, out,
            buffers->line);
}

// The input gradient at (y, x) is the sum of weights (ky, kx) times dy(oy, ox) over ky + stride * oy = y + pad, and
// likewise in x. So pixels with the same remainder of (y + pad, x + pad) by the stride use the same taps of the kernel:
// the gradient is `stride` squared plain convolutions of dy, whose kernels are the taps of one remainder, rotated by
// 180°.

typedef struct {
    int remainder, count, first;  // taps remainder + stride * i for i < count; the first pixel that uses them
} taps;

static taps taps_of(int remainder, const ck_conv_shape *s) {
    const int pad = s->kernel / 2;
    return (taps){
        .remainder = remainder,
        .count = ck_max(0, (s->kernel - remainder + s->stride - 1) / s->stride),
        .first = ((remainder - pad) % s->stride + s->stride) % s->stride,
    };
}

/// The first output row (or column) that an input row (or column) contributes to through these taps.
static int first_output(int position, taps t, const ck_conv_shape *s) {
    return (position + s->kernel / 2 - (t.remainder + (t.count - 1) * s->stride)) / s->stride;
}

static void pack_turned(
    const ck_kernels *kernels, const ck_conv_shape *s, taps down, taps across, const float *w, float *packed) {
    const int panel = 2 * kernels->lanes;
    for (int first = 0; first < s->in_channels; first += panel)
        for (int i = down.count - 1; i >= 0; i--)
            for (int j = across.count - 1; j >= 0; j--) {
                const int ky = down.remainder + i * s->stride, kx = across.remainder + j * s->stride;
                const float *tap = w + (ptrdiff_t)(ky * s->kernel + kx) * s->in_channels * s->out_channels;
                for (int o = 0; o < s->out_channels; o++, packed += panel)
                    for (int l = 0; l < panel; l++)
                        packed[l] = first + l < s->in_channels ? tap[(first + l) * s->out_channels + o] : 0;
            }
}

static void input_gradient_line(
    const ck_kernels *kernels, const ck_conv_shape *s, taps down, taps across, ck_pictures dy, ck_pictures dx, int y,
    const ck_direct_buffers *buffers) {
    const int panel = 2 * kernels->lanes, count = ck_strided(s->width - across.first, s->stride);
    float *out = ck_pixel(dx, 0, y, across.first);
    const ptrdiff_t step = s->stride * dx.column, length = (ptrdiff_t)across.count * s->out_channels;
    if (down.count == 0 || across.count == 0) {
        for (int x = 0; x < count; x++) memset(out + x * step, 0, sizeof(float) * s->in_channels);
        return;
    }
    for (int i = 0; i < s->in_channels; i += panel) {
        const ck_product product = {
            .a = ck_pixel(dy, 0, first_output(y, down, s), first_output(across.first, across, s)),
            .a_row = dy.column,
            .a_step = 1,
            .a_segment = dy.row,
            .b = buffers->weights + i * down.count * length,
            .b_step = panel,
            .b_segment = length * panel,
            .segments = down.count,
            .length = length,
        };
        ck_multiply_line(kernels, product, count, i, s->in_channels, out, step, buffers->line);
    }
}

void ck_direct_input_gradient(
    const ck_kernels *kernels, const ck_conv_shape *s, const float *dy, const float *w, float *dx,
    const ck_direct_buffers *buffers) {
    const ck_pictures out = ck_output(s, dy);
    const int border = ck_strided(s->kernel / 2, s->stride);
    for (int ry = 0; ry < s->stride; ry++)
        for (int rx = 0; rx < s->stride; rx++) {
            const taps down = taps_of(ry, s), across = taps_of(rx, s);
            if (across.first >= s->width) continue;
            pack_turned(kernels, s, down, across, w, buffers->weights);
            ck_pictures in = ck_input(s, dx);
            for (int n = 0; n < s->batch; n++, in.pixels += in.image) {
                const ck_pictures padded = ck_pad(out, n, border, buffers->padded);
                for (int y = down.first; y < s->height; y += s->stride)
                    input_gradient_line(kernels, s, down, across, padded, in, y, buffers);
            }
        }
}

ck_pictures ck_whole_vectors(ck_pictures dy, int image, int channels, float *copy) {
    dy.pixels += image * dy.image;
    if (dy.channels == channels) return dy;
    ck_pictures padded = ck_tight(copy, dy.height, dy.width, channels);
    memset(copy, 0, sizeof(float) * padded.image);
    for (int i = 0; i < dy.height * dy.width; i++)
        memcpy(copy + (ptrdiff_t)i * channels, dy.pixels + (ptrdiff_t)i * dy.channels, sizeof(float) * dy.channels);
    return padded;
}

// Within one row of the kernel, (kernel column, input channel) is contiguous both in the picture and in the weights, so
// together they are the rows of the product; its segments are the rows of dy.
void ck_direct_weight_gradient(
    const ck_kernels *kernels, const ck_conv_shape *s, const float *x, const float *dy, float *dw,
    const ck_direct_buffers *buffers) {
    const int lanes = kernels->lanes, channels = ck_round_up(s->out_channels, lanes), pad = s->kernel / 2;
    const int rows = s->kernel * s->in_channels;
    float *sums = channels == s->out_channels ? dw : buffers->weights;
    for (int n = 0; n < s->batch; n++) {
        const ck_pictures in = ck_pad(ck_input(s, x), n, pad, buffers->padded);
        const ck_pictures out = ck_whole_vectors(ck_output(s, dy), n, channels, buffers->outputs);
        for (int ky = 0; ky < s->kernel; ky++) {
            const ck_product product = {
                .a = ck_pixel(in, 0, ky - pad, -pad),
                .a_row = 1,
                .a_step = s->stride * in.column,
                .a_segment = s->stride * in.row,
                .b = out.pixels,
                .b_step = out.column,
                .b_segment = out.row,
                .b_panel = 2 * lanes,
                .segments = out.height,
                .length = out.width,
                .accumulate = n > 0,
                .c = sums + (ptrdiff_t)ky * rows * channels,
                .c_row = channels,
            };
            kernels->multiply(&product, rows, channels / lanes);
        }
    }
    if (sums == dw) return;
    for (int i = 0; i < s->kernel * rows; i++)
        memcpy(
            dw + (ptrdiff_t)i * s->out_channels, sums + (ptrdiff_t)i * channels, sizeof(float) * s->out_channels);
}
