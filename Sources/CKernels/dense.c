#include "CKernels.h"
#include <string.h>

void ck_dense_forward(
    int batch, int in, int out, const float *x, const float *w, const float *bias, bool relu, float *y) {
    for (int n = 0; n < batch; n++, x += in, y += out) {
        for (int o = 0; o < out; o++) y[o] = bias ? bias[o] : 0;
        for (int i = 0; i < in; i++)
            for (int o = 0; o < out; o++) y[o] += x[i] * w[(size_t)i * out + o];
        if (relu)
            for (int o = 0; o < out; o++) y[o] = y[o] > 0 ? y[o] : 0;
    }
}

void ck_dense_input_gradient(int batch, int in, int out, const float *dy, const float *w, float *dx) {
    for (int n = 0; n < batch; n++, dy += out, dx += in)
        for (int i = 0; i < in; i++) {
            float sum = 0;
            for (int o = 0; o < out; o++) sum += dy[o] * w[(size_t)i * out + o];
            dx[i] = sum;
        }
}

void ck_dense_weight_gradient(int batch, int in, int out, const float *x, const float *dy, float *dw) {
    memset(dw, 0, sizeof(float) * in * out);
    for (int n = 0; n < batch; n++, x += in, dy += out)
        for (int i = 0; i < in; i++)
            for (int o = 0; o < out; o++) dw[(size_t)i * out + o] += x[i] * dy[o];
}
