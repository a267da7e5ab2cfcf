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

check_result check_convolution(ck_conv_shape s, check_values kind, uint64_t seed) {
    uint64_t state = seed;
    const size_t height = (s.height + s.stride - 1) / s.stride, width = (s.width + s.stride - 1) / s.stride;
    const size_t inputs = (size_t)s.batch * s.height * s.width * s.in_channels;
    const size_t outputs = s.batch * height * width * s.out_channels;
    const size_t weights = (size_t)s.kernel * s.kernel * s.in_channels * s.out_channels;
    const size_t most = inputs + outputs + weights, floats = ck_conv_workspace(&s);
    float *x = make_values(inputs, kind, &state), *dy = make_values(outputs, kind, &state);
    float *w = make_values(weights, kind, &state), *bias = make_values(s.out_channels, kind, &state);
    float *y = make(outputs), *dx = make(inputs), *dw = make(weights), *workspace = make(floats);
    double *wanted = malloc(most * sizeof(double)), *magnitude = malloc(most * sizeof(double));
    const bool relu = below(&state, 2), biased = below(&state, 4);
    check_result result;

    ck_conv_forward(&s, x, w, biased ? bias : NULL, relu, y, workspace);
    reference_conv_forward(&s, x, w, biased ? bias : NULL, relu, wanted, magnitude);
    result.forward = worst(y, wanted, magnitude, outputs);
    ck_conv_input_gradient(&s, dy, w, dx, workspace);
    reference_conv_input_gradient(&s, dy, w, wanted, magnitude);
    result.input_gradient = worst(dx, wanted, magnitude, inputs);
    ck_conv_weight_gradient(&s, x, dy, dw, workspace);
    reference_conv_weight_gradient(&s, x, dy, wanted, magnitude);
    result.weight_gradient = worst(dw, wanted, magnitude, weights);
    result.overrun = is_overrun(y, outputs) || is_overrun(dx, inputs) || is_overrun(dw, weights) ||
                     is_overrun(workspace, floats);

    float *const buffers[] = {x, dy, w, bias, y, dx, dw, workspace};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) discard(buffers[i]);
    free(wanted);
    free(magnitude);
    return result;
}

#ifdef CHECK_PROGRAM
// The same checks as a program of their own, for other CPUs by way of an emulator. Prints what is wrong.

#include <stdio.h>

int main(void) {
    int faults = 0;
    for (uint64_t seed = 1; seed <= 80; seed++) {
        const ck_conv_shape s = check_random_shape(seed);
        const check_result r = check_convolution(s, CHECK_UNIFORM, seed);
        if (r.forward < 4e-6 && r.input_gradient < 4e-6 && r.weight_gradient < 4e-6 && !r.overrun) continue;
        faults++;
        printf("%dx%dx%d, %d to %d channels, kernel %d, stride %d: %g %g %g%s\n", s.batch, s.height, s.width,
               s.in_channels, s.out_channels, s.kernel, s.stride, r.forward, r.input_gradient, r.weight_gradient,
               r.overrun ? ", overrun" : "");
    }
    printf("%s, %d faults\n", ck_isa(), faults);
    return faults > 0;
}
#endif
