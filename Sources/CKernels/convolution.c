#include "CKernels.h"
#include <string.h>

static int out_size(int in, int stride) { return (in + stride - 1) / stride; }

size_t ck_conv_workspace(const ck_conv_shape *shape) {
    (void)shape;
    return 1;
}

void ck_conv_forward(
    const ck_conv_shape *s, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace) {
    (void)workspace;
    const int oh = out_size(s->height, s->stride), ow = out_size(s->width, s->stride), pad = s->kernel / 2;
    const int ic = s->in_channels, oc = s->out_channels;
    for (int n = 0; n < s->batch; n++)
        for (int oy = 0; oy < oh; oy++)
            for (int ox = 0; ox < ow; ox++) {
                float *out = y + (((size_t)n * oh + oy) * ow + ox) * oc;
                for (int o = 0; o < oc; o++) out[o] = bias ? bias[o] : 0;
                for (int ky = 0; ky < s->kernel; ky++)
                    for (int kx = 0; kx < s->kernel; kx++) {
                        const int iy = oy * s->stride + ky - pad, ix = ox * s->stride + kx - pad;
                        if (iy < 0 || ix < 0 || iy >= s->height || ix >= s->width) continue;
                        const float *in = x + (((size_t)n * s->height + iy) * s->width + ix) * ic;
                        const float *k = w + ((size_t)ky * s->kernel + kx) * ic * oc;
                        for (int i = 0; i < ic; i++)
                            for (int o = 0; o < oc; o++) out[o] += in[i] * k[(size_t)i * oc + o];
                    }
                if (relu)
                    for (int o = 0; o < oc; o++) out[o] = out[o] > 0 ? out[o] : 0;
            }
}

void ck_conv_input_gradient(
    const ck_conv_shape *s, const float *dy, const float *w, float *dx, float *workspace) {
    (void)workspace;
    const int oh = out_size(s->height, s->stride), ow = out_size(s->width, s->stride), pad = s->kernel / 2;
    const int ic = s->in_channels, oc = s->out_channels;
    memset(dx, 0, sizeof(float) * s->batch * s->height * s->width * ic);
    for (int n = 0; n < s->batch; n++)
        for (int oy = 0; oy < oh; oy++)
            for (int ox = 0; ox < ow; ox++) {
                const float *out = dy + (((size_t)n * oh + oy) * ow + ox) * oc;
                for (int ky = 0; ky < s->kernel; ky++)
                    for (int kx = 0; kx < s->kernel; kx++) {
                        const int iy = oy * s->stride + ky - pad, ix = ox * s->stride + kx - pad;
                        if (iy < 0 || ix < 0 || iy >= s->height || ix >= s->width) continue;
                        float *in = dx + (((size_t)n * s->height + iy) * s->width + ix) * ic;
                        const float *k = w + ((size_t)ky * s->kernel + kx) * ic * oc;
                        for (int i = 0; i < ic; i++) {
                            float sum = 0;
                            for (int o = 0; o < oc; o++) sum += out[o] * k[(size_t)i * oc + o];
                            in[i] += sum;
                        }
                    }
            }
}

void ck_conv_weight_gradient(
    const ck_conv_shape *s, const float *x, const float *dy, float *dw, float *workspace) {
    (void)workspace;
    const int oh = out_size(s->height, s->stride), ow = out_size(s->width, s->stride), pad = s->kernel / 2;
    const int ic = s->in_channels, oc = s->out_channels;
    memset(dw, 0, sizeof(float) * s->kernel * s->kernel * ic * oc);
    for (int n = 0; n < s->batch; n++)
        for (int oy = 0; oy < oh; oy++)
            for (int ox = 0; ox < ow; ox++) {
                const float *out = dy + (((size_t)n * oh + oy) * ow + ox) * oc;
                for (int ky = 0; ky < s->kernel; ky++)
                    for (int kx = 0; kx < s->kernel; kx++) {
                        const int iy = oy * s->stride + ky - pad, ix = ox * s->stride + kx - pad;
                        if (iy < 0 || ix < 0 || iy >= s->height || ix >= s->width) continue;
                        const float *in = x + (((size_t)n * s->height + iy) * s->width + ix) * ic;
                        float *k = dw + ((size_t)ky * s->kernel + kx) * ic * oc;
                        for (int i = 0; i < ic; i++)
                            for (int o = 0; o < oc; o++) k[(size_t)i * oc + o] += in[i] * out[o];
                    }
            }
}
