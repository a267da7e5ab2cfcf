#include "temporal.h"

#include <string.h>

#include "convolution.h"

/// The memory that the functions below need, for one sequence at a time.
typedef struct {
    float *padded;   // the sequence with zeros before and after it
    float *weights;  // packed, or sums of the weight gradient
    float *line;     // outputs of a panel, for channels that do not fill a vector
    float *outputs;  // dy, with channels padded to whole vectors
    float *bias;
} buffers;

/// The convolution that computes the input gradient: the same kernel turned, from output channels to input channels.
static ck_temporal_shape turned(ck_temporal_shape s) {
    const int in = s.in_channels;
    s.in_channels = s.out_channels;
    s.out_channels = in;
    return s;
}

size_t ck_temporal_weight_floats(const ck_kernels *kernels, const ck_temporal_shape *s) {
    return (size_t)s->kernel * s->in_channels * ck_round_up(s->out_channels, 2 * kernels->lanes);
}

static buffers take(const ck_kernels *kernels, const ck_temporal_shape *s, ck_arena *arena) {
    const int whole = ck_round_up(s->out_channels, 2 * kernels->lanes);
    return (buffers){
        .padded = ck_take(arena, ((size_t)s->length + 2 * ck_temporal_reach(s)) * s->in_channels),
        .weights = ck_take(arena, ck_temporal_weight_floats(kernels, s)),
        .line = ck_take(arena, (size_t)s->length * 2 * kernels->lanes),
        .outputs = ck_take(arena, (size_t)s->length * whole),
        .bias = ck_take(arena, whole),
    };
}

size_t ck_temporal_workspace(const ck_temporal_shape *s) {
    const ck_temporal_shape shapes[] = {*s, turned(*s)};
    size_t most = 0;
    for (int i = 0; i < 2; i++) {
        ck_arena arena = {NULL, 0};
        take(ck_kernels_for(shapes[i].out_channels), &shapes[i], &arena);
        if (ck_arena_floats(arena) > most) most = ck_arena_floats(arena);
    }
    return most;
}

void ck_temporal_pack(const ck_kernels *kernels, const ck_temporal_shape *s, const float *w, float *packed) {
    ck_pack_panels(kernels, (ptrdiff_t)s->kernel * s->in_channels, s->out_channels, w, packed);
}

/// Packs the weights `w` of a convolution as those of `s`, the turned one.
static void pack_turned(const ck_kernels *kernels, const ck_temporal_shape *s, const float *w, float *packed) {
    const int panel = 2 * kernels->lanes;
    for (int first = 0; first < s->out_channels; first += panel)
        for (int k = s->kernel - 1; k >= 0; k--) {
            const float *tap = w + (ptrdiff_t)k * s->in_channels * s->out_channels;
            for (int i = 0; i < s->in_channels; i++, packed += panel)
                for (int l = 0; l < panel; l++)
                    packed[l] = first + l < s->out_channels ? tap[(ptrdiff_t)(first + l) * s->in_channels + i] : 0;
        }
}

/// Copies sequence `n` of a batch into `padded`, and returns its first step there.
static const float *pad(const ck_temporal_shape *s, const float *x, int n, float *padded) {
    const size_t border = (size_t)ck_temporal_reach(s) * s->in_channels, count = (size_t)s->length * s->in_channels;
    memset(padded, 0, sizeof(float) * border);
    memcpy(padded + border, x + n * count, sizeof(float) * count);
    memset(padded + border + count, 0, sizeof(float) * border);
    return padded + border;
}

void ck_temporal_steps(
    const ck_kernels *kernels, const ck_temporal_shape *s, const float *x, const float *packed, const float *bias,
    bool relu, float *y, ptrdiff_t y_step, float *line) {
    const int panel = 2 * kernels->lanes;
    const ptrdiff_t in = s->in_channels;
    for (int o = 0; o < s->out_channels; o += panel) {
        const ck_product product = {
            .a = x - ck_temporal_reach(s) * in,
            .a_row = in,
            .a_step = 1,
            .a_segment = s->dilation * in,
            .b = packed + o * s->kernel * in,
            .b_step = panel,
            .b_segment = in * panel,
            .segments = s->kernel,
            .length = in,
            .bias = bias ? bias + o : NULL,
            .relu = relu,
        };
        ck_multiply_line(kernels, product, s->length, o, s->out_channels, y, y_step, line);
    }
}

void ck_temporal_forward(
    const ck_temporal_shape *s, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace) {
    const ck_kernels *kernels = ck_kernels_for(s->out_channels);
    ck_arena arena = ck_arena_at(workspace);
    const buffers b = take(kernels, s, &arena);
    ck_temporal_pack(kernels, s, w, b.weights);
    const float *whole = ck_whole_bias(kernels, bias, s->out_channels, b.bias);
    for (int n = 0; n < s->batch; n++) {
        float *out = y + (ptrdiff_t)n * s->length * s->out_channels;
        const float *first = pad(s, x, n, b.padded);
        ck_temporal_steps(kernels, s, first, b.weights, whole, relu, out, s->out_channels, b.line);
    }
}

void ck_temporal_input_gradient(
    const ck_temporal_shape *s, const float *dy, const float *w, float *dx, float *workspace) {
    const ck_temporal_shape back = turned(*s);
    const ck_kernels *kernels = ck_kernels_for(back.out_channels);
    ck_arena arena = ck_arena_at(workspace);
    const buffers b = take(kernels, &back, &arena);
    pack_turned(kernels, &back, w, b.weights);
    for (int n = 0; n < s->batch; n++) {
        float *out = dx + (ptrdiff_t)n * s->length * s->in_channels;
        const float *first = pad(&back, dy, n, b.padded);
        ck_temporal_steps(kernels, &back, first, b.weights, NULL, false, out, s->in_channels, b.line);
    }
}

// For each tap, the input channels are the rows of the product and the steps are what is summed over.
void ck_temporal_weight_gradient(
    const ck_temporal_shape *s, const float *x, const float *dy, float *dw, float *workspace) {
    const ck_kernels *kernels = ck_kernels_for(s->out_channels);
    const int lanes = kernels->lanes, channels = ck_round_up(s->out_channels, lanes);
    const ptrdiff_t in = s->in_channels;
    ck_arena arena = ck_arena_at(workspace);
    const buffers b = take(kernels, s, &arena);
    float *sums = channels == s->out_channels ? dw : b.weights;
    for (int n = 0; n < s->batch; n++) {
        const float *first = pad(s, x, n, b.padded);
        const ck_pictures out =
            ck_whole_vectors(ck_tight(dy, s->length, 1, s->out_channels), n, channels, b.outputs);
        for (int k = 0; k < s->kernel; k++) {
            const ck_product product = {
                .a = first + (k - s->kernel / 2) * s->dilation * in,
                .a_row = 1,
                .a_step = in,
                .b = out.pixels,
                .b_step = channels,
                .b_panel = 2 * lanes,
                .segments = 1,
                .length = s->length,
                .accumulate = n > 0,
                .c = sums + k * in * channels,
                .c_row = channels,
            };
            kernels->multiply(&product, s->in_channels, channels / lanes);
        }
    }
    if (sums == dw) return;
    for (ptrdiff_t i = 0; i < s->kernel * in; i++)
        memcpy(dw + i * s->out_channels, sums + i * channels, sizeof(float) * s->out_channels);
}
