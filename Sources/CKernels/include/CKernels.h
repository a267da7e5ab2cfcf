#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CResample.h"
#include "CTraining.h"

// Layers of convolutional networks on float32, from one binary on every CPU.
//
// Pictures are [batch][height][width][channel] and weights [kernel row][kernel column][in][out], both without gaps.
// Any size and any number of channels is right; multiples of 16 channels are quickest.
// No function but those that make and end plans allocates or keeps state, and none locks; calls with distinct outputs and workspaces may run at once.

/// The instruction set that the kernels run with: "avx512", "avx2", "baseline" or "neon".
///
/// It is the best one of this CPU unless the environment variable `FINGERSPELL_ISA` names another one that it has.
const char *ck_isa(void);

/// Runs the calling thread's later calls with another instruction set; NULL goes back to the best one. False, changing
/// nothing, when this CPU lacks it.
///
/// For tests and benchmarks. Plans keep the set that they were made with; a workspace serves only the set that it was
/// sized with.
bool ck_set_isa(const char *name);

/// Multiplies and adds in registers and returns how many floating-point operations that were: the peak of a core, for
/// benchmarks.
size_t ck_multiply_add(size_t rounds);

/// A convolution with odd kernel, zero padding of kernel/2 on every side (as PyTorch's `padding=kernel//2`) and
/// stride 1 or more: output is ceil(height/stride) x ceil(width/stride).
typedef struct {
    int batch, height, width, in_channels, out_channels, kernel, stride;
} ck_conv_shape;

/// The floats that any of the three functions below needs as `workspace` for this shape or a smaller batch of it.
size_t ck_conv_workspace(const ck_conv_shape *shape);

/// y = x * w + bias, then max(y, 0) when `relu`. `bias` may be NULL.
void ck_conv_forward(
    const ck_conv_shape *shape, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace);

/// The same computed directly, whatever would be quickest; for tests and benchmarks.
void ck_conv_forward_direct(
    const ck_conv_shape *shape, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace);

/// The gradient of the input, overwritten: dx of the forward convolution's shape, given dy.
void ck_conv_input_gradient(
    const ck_conv_shape *shape, const float *dy, const float *w, float *dx, float *workspace);

/// The gradient of the weights, overwritten and summed over the batch.
void ck_conv_weight_gradient(
    const ck_conv_shape *shape, const float *x, const float *dy, float *dw, float *workspace);

/// y[batch][out] = x[batch][in] w[in][out] + bias, then max(y, 0) when `relu`. `bias` may be NULL.
void ck_dense_forward(
    int batch, int in, int out, const float *x, const float *w, const float *bias, bool relu, float *y);

/// dx[batch][in] = dy[batch][out] w^T, overwritten.
void ck_dense_input_gradient(int batch, int in, int out, const float *dy, const float *w, float *dx);

/// dw[in][out] = x^T dy, overwritten and summed over the batch.
void ck_dense_weight_gradient(int batch, int in, int out, const float *x, const float *dy, float *dw);

/// The layers that a plan knows.
typedef enum {
    /// `channels` filters of `size` x `size` with `stride`, weights [size][size][in][channels]; then ReLU when `relu`.
    CK_CONVOLUTION,
    /// `channels` units over the whole [height][width][in] input, weights [input][channels]; then ReLU when `relu`.
    CK_DENSE,
    /// The largest of each `size` x `size` square; what is left over at the end is dropped.
    CK_MAX_POOL,
    /// The mean of each channel: output is 1 x 1.
    CK_GLOBAL_AVERAGE,
    /// x * weights + bias for each channel (`weights` NULL: 1; `bias` NULL: 0); then ReLU when `relu`.
    CK_AFFINE,
} ck_layer_kind;

typedef struct {
    ck_layer_kind kind;
    int channels, size, stride;
    bool relu;
    const float *weights, *bias;
} ck_layer;

/// A network made ready for one picture at a time: memory laid out, weights packed, an algorithm chosen per layer.
typedef struct ck_plan ck_plan;

/// Makes a plan for pictures [height][width][channels]; weights are copied. NULL when memory is short or a size is
/// impossible (none or negative, an even kernel, pooling of less than one square).
ck_plan *ck_plan_create(int height, int width, int channels, const ck_layer *layers, int count);

/// Computes one picture. No allocation, no lock; one thread at a time per plan.
void ck_plan_run(ck_plan *plan, const float *input, float *output);

/// Floats of output and bytes held.
size_t ck_plan_outputs(const ck_plan *plan);
size_t ck_plan_bytes(const ck_plan *plan);

/// What the plan does in step `index`, as "winograd4", "direct", "pool", "average", "affine"; NULL beyond the last.
const char *ck_plan_step(const ck_plan *plan, int index);

void ck_plan_destroy(ck_plan *plan);
