#include "kernels.h"

// Dense layers as products. Weights are [in][out], not packed; the last outputs, which do not fill a vector, are
// computed by plain loops.

void ck_dense_forward(
    int batch, int in, int out, const float *x, const float *w, const float *bias, bool relu, float *y) {
    const ck_kernels *kernels = ck_kernels_for(out);
    const int vectors = out / kernels->lanes;
    const ck_product product = {
        .a = x,
        .a_row = in,
        .a_step = 1,
        .b = w,
        .b_step = out,
        .b_panel = 2 * kernels->lanes,
        .segments = 1,
        .length = in,
        .bias = bias,
        .relu = relu,
        .c = y,
        .c_row = out,
    };
    kernels->multiply(&product, batch, vectors);
    for (int n = 0; n < batch; n++)
        for (int o = vectors * kernels->lanes; o < out; o++) {
            float sum = bias ? bias[o] : 0;
            for (int i = 0; i < in; i++) sum += x[(ptrdiff_t)n * in + i] * w[(ptrdiff_t)i * out + o];
            y[(ptrdiff_t)n * out + o] = relu && sum < 0 ? 0 : sum;
        }
}

void ck_dense_input_gradient(int batch, int in, int out, const float *dy, const float *w, float *dx) {
    const ck_kernels *kernels = ck_kernels_for(out);
    for (int n = 0; n < batch; n++)
        kernels->dot_rows(in, out, dy + (ptrdiff_t)n * out, w, dx + (ptrdiff_t)n * in);
}

void ck_dense_weight_gradient(int batch, int in, int out, const float *x, const float *dy, float *dw) {
    const ck_kernels *kernels = ck_kernels_for(out);
    const int vectors = out / kernels->lanes;
    const ck_product product = {
        .a = x,
        .a_row = 1,
        .a_step = in,
        .b = dy,
        .b_step = out,
        .b_panel = 2 * kernels->lanes,
        .segments = 1,
        .length = batch,
        .c = dw,
        .c_row = out,
    };
    kernels->multiply(&product, in, vectors);
    for (int i = 0; i < in; i++)
        for (int o = vectors * kernels->lanes; o < out; o++) {
            float sum = 0;
            for (int n = 0; n < batch; n++) sum += x[(ptrdiff_t)n * in + i] * dy[(ptrdiff_t)n * out + o];
            dw[(ptrdiff_t)i * out + o] = sum;
        }
}
