#include "KernelReference.h"
#include <math.h>
#include <string.h>

typedef struct {
    int out_height, out_width;
    size_t inputs, outputs, weights;
} sizes;

static sizes sizes_of(const ck_conv_shape *s) {
    const int height = (s->height + s->stride - 1) / s->stride, width = (s->width + s->stride - 1) / s->stride;
    return (sizes){
        height, width, (size_t)s->batch * s->height * s->width * s->in_channels,
        (size_t)s->batch * height * width * s->out_channels,
        (size_t)s->kernel * s->kernel * s->in_channels * s->out_channels,
    };
}

/// Calls `term` with the index of input, weight and output of every product of the convolution.
static void each_product(
    const ck_conv_shape *s, void (*term)(void *, size_t input, size_t weight, size_t output), void *context) {
    const sizes size = sizes_of(s);
    const int pad = s->kernel / 2;
    for (int n = 0; n < s->batch; n++)
        for (int oy = 0; oy < size.out_height; oy++)
            for (int ox = 0; ox < size.out_width; ox++)
                for (int ky = 0; ky < s->kernel; ky++)
                    for (int kx = 0; kx < s->kernel; kx++) {
                        const int iy = oy * s->stride + ky - pad, ix = ox * s->stride + kx - pad;
                        if (iy < 0 || ix < 0 || iy >= s->height || ix >= s->width) continue;
                        for (int i = 0; i < s->in_channels; i++)
                            for (int o = 0; o < s->out_channels; o++)
                                term(
                                    context, (((size_t)n * s->height + iy) * s->width + ix) * s->in_channels + i,
                                    (((size_t)ky * s->kernel + kx) * s->in_channels + i) * s->out_channels + o,
                                    (((size_t)n * size.out_height + oy) * size.out_width + ox) * s->out_channels + o);
                    }
}

typedef struct {
    const float *a, *b;
    double *sum, *magnitude;
} sums;

static void add(sums *s, float a, float b, size_t at) {
    const double product = (double)a * b;
    s->sum[at] += product;
    s->magnitude[at] += fabs(product);
}

static void forward_term(void *c, size_t input, size_t weight, size_t output) {
    sums *s = c;
    add(s, s->a[input], s->b[weight], output);
}

static void input_term(void *c, size_t input, size_t weight, size_t output) {
    sums *s = c;
    add(s, s->a[output], s->b[weight], input);
}

static void weight_term(void *c, size_t input, size_t weight, size_t output) {
    sums *s = c;
    add(s, s->a[input], s->b[output], weight);
}

void reference_conv_forward(
    const ck_conv_shape *s, const float *x, const float *w, const float *bias, bool relu, double *y,
    double *magnitude) {
    const sizes size = sizes_of(s);
    for (size_t i = 0; i < size.outputs; i++) {
        y[i] = bias ? bias[i % s->out_channels] : 0;
        magnitude[i] = fabs(y[i]);
    }
    each_product(s, forward_term, &(sums){x, w, y, magnitude});
    for (size_t i = 0; i < size.outputs && relu; i++) y[i] = fmax(y[i], 0);
}

void reference_conv_input_gradient(
    const ck_conv_shape *s, const float *dy, const float *w, double *dx, double *magnitude) {
    memset(dx, 0, sizeof(double) * sizes_of(s).inputs);
    memset(magnitude, 0, sizeof(double) * sizes_of(s).inputs);
    each_product(s, input_term, &(sums){dy, w, dx, magnitude});
}

void reference_conv_weight_gradient(
    const ck_conv_shape *s, const float *x, const float *dy, double *dw, double *magnitude) {
    memset(dw, 0, sizeof(double) * sizes_of(s).weights);
    memset(magnitude, 0, sizeof(double) * sizes_of(s).weights);
    each_product(s, weight_term, &(sums){x, dy, dw, magnitude});
}

/// The same for a convolution over time.
static void each_temporal_product(
    const ck_temporal_shape *s, void (*term)(void *, size_t input, size_t weight, size_t output), void *context) {
    for (int n = 0; n < s->batch; n++)
        for (int t = 0; t < s->length; t++)
            for (int k = 0; k < s->kernel; k++) {
                const int from = t + (k - s->kernel / 2) * s->dilation;
                if (from < 0 || from >= s->length) continue;
                for (int i = 0; i < s->in_channels; i++)
                    for (int o = 0; o < s->out_channels; o++)
                        term(
                            context, ((size_t)n * s->length + from) * s->in_channels + i,
                            ((size_t)k * s->in_channels + i) * s->out_channels + o,
                            ((size_t)n * s->length + t) * s->out_channels + o);
            }
}

void reference_temporal_forward(
    const ck_temporal_shape *s, const float *x, const float *w, const float *bias, bool relu, double *y,
    double *magnitude) {
    const size_t outputs = (size_t)s->batch * s->length * s->out_channels;
    for (size_t i = 0; i < outputs; i++) {
        y[i] = bias ? bias[i % s->out_channels] : 0;
        magnitude[i] = fabs(y[i]);
    }
    each_temporal_product(s, forward_term, &(sums){x, w, y, magnitude});
    for (size_t i = 0; i < outputs && relu; i++) y[i] = fmax(y[i], 0);
}

void reference_temporal_input_gradient(
    const ck_temporal_shape *s, const float *dy, const float *w, double *dx, double *magnitude) {
    const size_t inputs = (size_t)s->batch * s->length * s->in_channels;
    memset(dx, 0, sizeof(double) * inputs);
    memset(magnitude, 0, sizeof(double) * inputs);
    each_temporal_product(s, input_term, &(sums){dy, w, dx, magnitude});
}

void reference_temporal_weight_gradient(
    const ck_temporal_shape *s, const float *x, const float *dy, double *dw, double *magnitude) {
    const size_t weights = (size_t)s->kernel * s->in_channels * s->out_channels;
    memset(dw, 0, sizeof(double) * weights);
    memset(magnitude, 0, sizeof(double) * weights);
    each_temporal_product(s, weight_term, &(sums){x, dy, dw, magnitude});
}
