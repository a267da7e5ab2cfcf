#include "KernelCheck.h"

#include <math.h>
#include <stdlib.h>

#include "KernelReference.h"

static uint64_t next(uint64_t *state) {  // SplitMix64
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static int below(uint64_t *state, int limit) { return (int)(next(state) % (uint64_t)limit); }

static double uniform(uint64_t *state) { return (double)(next(state) >> 11) / (1ll << 52) - 1; }

static float value(check_values kind, uint64_t *state) {
    switch (kind) {
        case CHECK_WIDE: return (float)(uniform(state) * pow(10, 12 * uniform(state)));
        case CHECK_CANCELLING: return (float)(1000 + uniform(state));
        case CHECK_SPARSE: return below(state, 64) ? 0 : (float)uniform(state);
        default: return (float)uniform(state);
    }
}

ck_conv_shape check_random_shape(uint64_t seed) {
    uint64_t state = seed;
    const bool plain = below(&state, 2) == 0, whole = below(&state, 3) == 0;
    ck_conv_shape shape = {
        .batch = 1 + below(&state, 3),
        .height = 1 + below(&state, 17),
        .width = 1 + below(&state, 17),
        .in_channels = 1 + below(&state, 40),
        .out_channels = 1 + below(&state, 40),
        .kernel = plain ? 3 : 1 + 2 * below(&state, 4),
        .stride = plain ? 1 : 1 + below(&state, 3),
    };
    if (whole) {
        shape.in_channels = (shape.in_channels + 15) / 16 * 16;
        shape.out_channels = (shape.out_channels + 15) / 16 * 16;
    }
    return shape;
}

ck_temporal_shape check_random_temporal_shape(uint64_t seed) {
    uint64_t state = seed;
    const bool whole = below(&state, 3) == 0;
    ck_temporal_shape shape = {
        .batch = 1 + below(&state, 3),
        .length = 1 + below(&state, 60),
        .in_channels = 1 + below(&state, 70),
        .out_channels = 1 + below(&state, 70),
        .kernel = 1 + 2 * below(&state, 4),
        .dilation = 1 + below(&state, 4),
    };
    if (whole) {
        shape.in_channels = (shape.in_channels + 15) / 16 * 16;
        shape.out_channels = (shape.out_channels + 15) / 16 * 16;
    }
    return shape;
}

// Buffers whose surroundings and first contents are NaN, so that what is not written and what is written too far shows.
enum { margin = 64 };

static float *make(size_t count) {
    float *all = malloc((count + 2 * margin) * sizeof(float));
    for (size_t i = 0; i < count + 2 * margin; i++) all[i] = NAN;
    return all + margin;
}

static float *make_values(size_t count, check_values kind, uint64_t *state) {
    float *all = make(count);
    for (size_t i = 0; i < count; i++) all[i] = value(kind, state);
    return all;
}

static void discard(float *p) { free(p - margin); }

static bool is_overrun(const float *p, size_t count) {
    for (int i = 0; i < margin; i++)
        if (!isnan(p[-1 - i]) || !isnan(p[count + i])) return true;
    return false;
}

static double worst(const float *got, const double *wanted, const double *magnitude, size_t count) {
    double most = 0, error = 0;
    for (size_t i = 0; i < count; i++) {
        const double difference = fabs(got[i] - wanted[i]);
        if (isnan(difference)) return INFINITY;
        error = fmax(error, difference);
        most = fmax(most, magnitude[i]);
    }
    return most > 0 ? error / most : error;
}

/// The buffers of one check: inputs with values, outputs without.
typedef struct {
    size_t inputs, outputs, weights, channels, workspace_floats;
    float *x, *dy, *w, *bias, *y, *dx, *dw, *workspace;
    double *wanted, *magnitude;
} buffers;

static buffers make_buffers(
    size_t inputs, size_t outputs, size_t weights, size_t channels, size_t workspace, check_values kind,
    uint64_t *state) {
    const size_t most = (inputs + outputs + weights) * sizeof(double);
    buffers b = {.inputs = inputs, .outputs = outputs, .weights = weights, .channels = channels,
                 .workspace_floats = workspace};
    b.x = make_values(inputs, kind, state);
    b.dy = make_values(outputs, kind, state);
    b.w = make_values(weights, kind, state);
    b.bias = make_values(channels, kind, state);
    b.y = make(outputs);
    b.dx = make(inputs);
    b.dw = make(weights);
    b.workspace = make(workspace);
    b.wanted = malloc(most);
    b.magnitude = malloc(most);
    return b;
}

static bool discard_buffers(buffers b) {
    const bool overrun = is_overrun(b.y, b.outputs) || is_overrun(b.dx, b.inputs) || is_overrun(b.dw, b.weights) ||
                         is_overrun(b.workspace, b.workspace_floats);
    float *const all[] = {b.x, b.dy, b.w, b.bias, b.y, b.dx, b.dw, b.workspace};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) discard(all[i]);
    free(b.wanted);
    free(b.magnitude);
    return overrun;
}

/// Runs the three functions `prefix`_forward, _input_gradient and _weight_gradient and their references.
#define CHECK(prefix, shape, b, result, state) \
    do { \
        const bool relu = below(state, 2), biased = below(state, 4); \
        const float *bias = biased ? (b).bias : NULL; \
        ck_##prefix##_forward(shape, (b).x, (b).w, bias, relu, (b).y, (b).workspace); \
        reference_##prefix##_forward(shape, (b).x, (b).w, bias, relu, (b).wanted, (b).magnitude); \
        (result).forward = worst((b).y, (b).wanted, (b).magnitude, (b).outputs); \
        ck_##prefix##_input_gradient(shape, (b).dy, (b).w, (b).dx, (b).workspace); \
        reference_##prefix##_input_gradient(shape, (b).dy, (b).w, (b).wanted, (b).magnitude); \
        (result).input_gradient = worst((b).dx, (b).wanted, (b).magnitude, (b).inputs); \
        ck_##prefix##_weight_gradient(shape, (b).x, (b).dy, (b).dw, (b).workspace); \
        reference_##prefix##_weight_gradient(shape, (b).x, (b).dy, (b).wanted, (b).magnitude); \
        (result).weight_gradient = worst((b).dw, (b).wanted, (b).magnitude, (b).weights); \
    } while (0)

check_result check_convolution(ck_conv_shape s, check_values kind, uint64_t seed) {
    uint64_t state = seed;
    const size_t height = (s.height + s.stride - 1) / s.stride, width = (s.width + s.stride - 1) / s.stride;
    const buffers b = make_buffers(
        (size_t)s.batch * s.height * s.width * s.in_channels, s.batch * height * width * s.out_channels,
        (size_t)s.kernel * s.kernel * s.in_channels * s.out_channels, s.out_channels, ck_conv_workspace(&s), kind,
        &state);
    check_result result;
    CHECK(conv, &s, b, result, &state);
    result.overrun = discard_buffers(b);
    return result;
}

check_result check_temporal(ck_temporal_shape s, check_values kind, uint64_t seed) {
    uint64_t state = seed;
    const size_t steps = (size_t)s.batch * s.length;
    const buffers b = make_buffers(
        steps * s.in_channels, steps * s.out_channels, (size_t)s.kernel * s.in_channels * s.out_channels,
        s.out_channels, ck_temporal_workspace(&s), kind, &state);
    check_result result;
    CHECK(temporal, &s, b, result, &state);
    result.overrun = discard_buffers(b);
    return result;
}

#ifdef CHECK_PROGRAM
// The same checks as a program of their own, for other CPUs by way of an emulator. Prints what is wrong.

#include <stdio.h>

static bool is_right(check_result r) {
    if (r.forward < 4e-6 && r.input_gradient < 4e-6 && r.weight_gradient < 4e-6 && !r.overrun) return true;
    printf("%g %g %g%s: ", r.forward, r.input_gradient, r.weight_gradient, r.overrun ? ", overrun" : "");
    return false;
}

int main(void) {
    int faults = 0;
    for (uint64_t seed = 1; seed <= 80; seed++) {
        const ck_conv_shape s = check_random_shape(seed);
        if (is_right(check_convolution(s, CHECK_UNIFORM, seed))) continue;
        faults++;
        printf("%dx%dx%d, %d to %d channels, kernel %d, stride %d\n", s.batch, s.height, s.width, s.in_channels,
               s.out_channels, s.kernel, s.stride);
    }
    for (uint64_t seed = 1; seed <= 80; seed++) {
        const ck_temporal_shape s = check_random_temporal_shape(seed);
        if (is_right(check_temporal(s, CHECK_UNIFORM, seed))) continue;
        faults++;
        printf("%dx%d, %d to %d channels, kernel %d, dilation %d\n", s.batch, s.length, s.in_channels, s.out_channels,
               s.kernel, s.dilation);
    }
    printf("%s, %d faults\n", ck_isa(), faults);
    return faults > 0;
}
#endif
