#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CResample.h"
#include "CTraining.h"

// Layers of convolutional networks on float32, from one binary on every CPU.
//
// Pictures are [batch][height][width][channel] and weights [kernel row][kernel column][in][out], both without gaps.
// Any size and any number of channels works; multiples of 16 channels are fastest.
// Only the functions that create and destroy plans allocate memory or keep state, and none takes a lock. Calls with
// distinct outputs and workspaces may run at the same time.

/// The instruction set that the kernels run with: "avx512", "avx2", "baseline" or "neon".
///
/// It is the best one that this CPU supports, unless the environment variable `FINGERSPELL_ISA` names another supported
/// one.
const char *ck_isa(void);

/// Selects the instruction set of the calling thread's later calls; NULL selects the best one again. Returns false and
/// changes nothing when the CPU does not support it.
///
/// For tests and benchmarks. A plan keeps the set that it was created with; a workspace must be used with the set that
/// was selected when its size was computed.
bool ck_set_isa(const char *name);

/// Multiplies and adds in registers only and returns the number of floating-point operations: measures the peak rate of
/// a core, for benchmarks.
size_t ck_multiply_add(size_t rounds);

/// A convolution with odd kernel, zero padding of kernel/2 on every side (as PyTorch's `padding=kernel//2`) and
/// stride 1 or more: output is ceil(height/stride) x ceil(width/stride).
typedef struct {
    int batch, height, width, in_channels, out_channels, kernel, stride;
} ck_conv_shape;

/// The number of floats that the convolution functions below need as `workspace`, for this shape or a smaller batch.
size_t ck_conv_workspace(const ck_conv_shape *shape);

/// y = x * w + bias, then max(y, 0) when `relu`. `bias` may be NULL.
void ck_conv_forward(
    const ck_conv_shape *shape, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace);

/// The same by direct convolution, even where another algorithm is faster; for tests and benchmarks.
void ck_conv_forward_direct(
    const ck_conv_shape *shape, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace);

/// Overwrites dx with the gradient of the input, given dy, the gradient of the output; `shape` is that of the forward
/// convolution.
void ck_conv_input_gradient(
    const ck_conv_shape *shape, const float *dy, const float *w, float *dx, float *workspace);

/// Overwrites dw with the gradient of the weights, summed over the batch.
void ck_conv_weight_gradient(
    const ck_conv_shape *shape, const float *x, const float *dy, float *dw, float *workspace);

/// A convolution over time, of sequences [batch][length][channel] with weights [kernel][in][out]: `kernel` taps, an odd
/// number, are `dilation` steps apart. Zeros before and after a sequence keep its length, as PyTorch's
/// `Conv1d(..., padding=dilation * (kernel // 2))`.
typedef struct {
    int batch, length, in_channels, out_channels, kernel, dilation;
} ck_temporal_shape;

/// The number of floats that the functions below need as `workspace`; it does not depend on the batch.
size_t ck_temporal_workspace(const ck_temporal_shape *shape);

/// y = x * w + bias, then max(y, 0) when `relu`. `bias` may be NULL.
void ck_temporal_forward(
    const ck_temporal_shape *shape, const float *x, const float *w, const float *bias, bool relu, float *y,
    float *workspace);

/// Overwrites dx with the gradient of the input, given dy, the gradient of the output; `shape` is that of the forward
/// convolution.
void ck_temporal_input_gradient(
    const ck_temporal_shape *shape, const float *dy, const float *w, float *dx, float *workspace);

/// Overwrites dw with the gradient of the weights, summed over the batch.
void ck_temporal_weight_gradient(
    const ck_temporal_shape *shape, const float *x, const float *dy, float *dw, float *workspace);

/// y[batch][out] = x[batch][in] w[in][out] + bias, then max(y, 0) when `relu`. `bias` may be NULL.
void ck_dense_forward(
    int batch, int in, int out, const float *x, const float *w, const float *bias, bool relu, float *y);

/// dx[batch][in] = dy[batch][out] w^T.
void ck_dense_input_gradient(int batch, int in, int out, const float *dy, const float *w, float *dx);

/// dw[in][out] = x^T dy, summed over the batch.
void ck_dense_weight_gradient(int batch, int in, int out, const float *x, const float *dy, float *dw);

/// The kinds of layers that a plan can compute.
typedef enum {
    /// `channels` filters of `size` x `size` with `stride`, weights [size][size][in][channels]; then ReLU when `relu`.
    CK_CONVOLUTION,
    /// `channels` filters over time, of `size` taps that are `dilation` rows apart, weights [size][in][channels]; then
    /// ReLU when `relu`. The input is one column wide.
    CK_TEMPORAL_CONVOLUTION,
    /// `channels` units over the whole [height][width][in] input, weights [input][channels]; then ReLU when `relu`.
    CK_DENSE,
    /// The maximum of each `size` x `size` square; rows and columns left over at the end are dropped.
    CK_MAX_POOL,
    /// The mean of each channel: output is 1 x 1.
    CK_GLOBAL_AVERAGE,
    /// x * weights + bias for each channel (`weights` NULL: 1; `bias` NULL: 0); then ReLU when `relu`.
    CK_AFFINE,
} ck_layer_kind;

typedef struct {
    ck_layer_kind kind;
    int channels, size, stride, dilation;
    bool relu;
    const float *weights, *bias;
} ck_layer;

/// A network prepared to compute one picture at a time: memory allocated, weights packed, an algorithm chosen per
/// layer.
typedef struct ck_plan ck_plan;

/// Makes a plan for pictures [height][width][channels]; weights are copied. Returns NULL when memory is short or a size
/// is impossible (zero or negative, an even kernel, a pool larger than its input).
ck_plan *ck_plan_create(int height, int width, int channels, const ck_layer *layers, int count);

/// Makes a plan for pictures of another size that uses the packed weights of `lender`, a plan of the same layers with
/// the same weights. A layer for which another algorithm is chosen at this size gets weights of its own.
///
/// `lender` must outlive the plan. The two may run at the same time. NULL as for `ck_plan_create`.
ck_plan *ck_plan_create_sharing(
    const ck_plan *lender, int height, int width, int channels, const ck_layer *layers, int count);

/// Computes one picture. No allocation, no lock; one thread at a time per plan.
void ck_plan_run(ck_plan *plan, const float *input, float *output);

/// Floats of output.
size_t ck_plan_outputs(const ck_plan *plan);

/// Bytes of weights and pictures that the plan holds itself, without those of its lender.
size_t ck_plan_bytes(const ck_plan *plan);

/// How step `index` is computed: "winograd4", "winograd2", "direct", "temporal", "pool", "average" or "affine";
/// NULL beyond the last.
///
/// The result is the same whichever is chosen; only the time differs. For tests and benchmarks.
const char *ck_plan_step(const ck_plan *plan, int index);

void ck_plan_destroy(ck_plan *plan);
