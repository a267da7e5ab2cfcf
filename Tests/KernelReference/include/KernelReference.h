#pragma once
#include "CKernels.h"
#include "KernelCheck.h"

// The plainest possible loops in double precision, against which the kernels are tested.
// Beside each sum stands the sum of its absolute terms, so that a tolerance can follow the rounding that is due.

void reference_conv_forward(
    const ck_conv_shape *shape, const float *x, const float *w, const float *bias, bool relu, double *y,
    double *magnitude);
void reference_conv_input_gradient(
    const ck_conv_shape *shape, const float *dy, const float *w, double *dx, double *magnitude);
void reference_conv_weight_gradient(
    const ck_conv_shape *shape, const float *x, const float *dy, double *dw, double *magnitude);

void reference_temporal_forward(
    const ck_temporal_shape *shape, const float *x, const float *w, const float *bias, bool relu, double *y,
    double *magnitude);
void reference_temporal_input_gradient(
    const ck_temporal_shape *shape, const float *dy, const float *w, double *dx, double *magnitude);
void reference_temporal_weight_gradient(
    const ck_temporal_shape *shape, const float *x, const float *dy, double *dw, double *magnitude);
