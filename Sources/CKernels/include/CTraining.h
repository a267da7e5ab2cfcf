#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The functions of training other than convolutions: activations, batch norm, pools and optimisers.
//
// All are limited by memory, not by arithmetic, and give the same bits on every instruction set: sums have a fixed
// order for each channel, and no multiplication is fused with an addition. `rows` is the number of positions (batch x
// height x width), each of `channels` contiguous floats.

/// x = max(x, 0) in place.
void ck_relu(size_t count, float *x);

/// dy = 0 wherever the output y of the ReLU is not positive.
void ck_relu_backward(size_t count, const float *y, float *dy);

/// sums[c] = the sum of column c.
void ck_column_sums(size_t rows, size_t channels, const float *x, float *sums);

/// y += x.
void ck_add(size_t count, const float *x, float *y);

/// average = average * decay + x * (1 - decay).
void ck_moving_average(size_t count, float decay, const float *x, float *average);

/// Mean and biased variance of each channel.
void ck_batch_norm_statistics(size_t rows, size_t channels, const float *x, float *mean, float *variance);

/// y = x * scale + shift by channel, then max(y, 0) when `relu`.
void ck_batch_norm_forward(
    size_t rows, size_t channels, const float *x, const float *scale, const float *shift, bool relu, float *y);

/// Values of the forward pass of batch norm that its backward pass needs.
typedef struct {
    const float *mean, *deviation_inverse; // of this batch, by channel
    const float *scale, *shift;            // as given to the forward pass
    bool relu;                             // whether to use dy only where the output of the forward pass is above 0
} ck_batch_norm_pass;

/// The gradients of the trained scale and shift of batch norm: for each channel, the sum of
/// dy * (x - mean) * deviation_inverse, and the sum of dy.
void ck_batch_norm_gradient_sums(
    size_t rows, size_t channels, const ck_batch_norm_pass *pass, const float *x, const float *dy,
    float *weight_gradient, float *bias_gradient);

/// dy becomes the gradient of x, through the batch's mean and variance, given the two sums above.
void ck_batch_norm_input_gradient(
    size_t rows, size_t channels, const ck_batch_norm_pass *pass, const float *x, float *dy,
    const float *weight_gradient, const float *bias_gradient);

/// A pool over squares of `size`; rows and columns left over at the end are dropped.
typedef struct {
    int batch, height, width, channels, size;
} ck_pool_shape;

/// y = the maximum of each square (the first of equals), `which` = its index in the square, row by row.
void ck_max_pool_forward(const ck_pool_shape *shape, const float *x, float *y, uint8_t *which);

/// dx = dy at the position of the maximum, 0 elsewhere.
void ck_max_pool_backward(const ck_pool_shape *shape, const float *dy, const uint8_t *which, float *dx);

/// y[batch][channels] = the mean over `area` positions.
void ck_average_pool_forward(size_t batch, size_t area, size_t channels, const float *x, float *y);

/// dx = dy / area at each position.
void ck_average_pool_backward(size_t batch, size_t area, size_t channels, const float *dy, float *dx);

/// One step of stochastic gradient descent with momentum, as PyTorch's `SGD` without dampening.
void ck_sgd_step(
    size_t count, float *w, const float *g, float *velocity, float rate, float momentum, float weight_decay);

/// The parameters of one step of RMSprop, with the names of PyTorch's `RMSprop`.
typedef struct {
    float rate, decay, epsilon, momentum, weight_decay;
} ck_rmsprop;

/// One step of RMSprop, not centred.
void ck_rmsprop_step(
    size_t count, const ck_rmsprop *step, float *w, const float *g, float *square, float *velocity);

/// The parameters of one step of AdamW.
typedef struct {
    float rate, beta1, beta2, epsilon, weight_decay;
    float correction1, correction2; // 1 - beta^t
} ck_adamw;

/// One step of Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101).
void ck_adamw_step(size_t count, const ck_adamw *step, float *w, const float *g, float *mean, float *square);
