#pragma once
#include "convolution.h"
#include "temporal.h"

// A plan is a list of steps. A convolution includes the max pool that follows it; a dense layer is a 1x1 convolution of
// a 1x1 picture. Step `i` reads picture `i` and writes picture `i + 1`.

typedef enum { STEP_WINOGRAD, STEP_DIRECT, STEP_TEMPORAL, STEP_POOL, STEP_AVERAGE, STEP_AFFINE } ck_step_kind;

typedef struct {
    ck_step_kind kind;
    const ck_kernels *kernels;
    ck_conv_shape shape;  // of a convolution
    int dilation;         // of a convolution over time
    int pool;             // side of the squares that are pooled, 1 for none
    bool relu;
    ck_pictures full;  // the output before pooling, where pooling is a separate pass
    float *weights, *bias, *line;
    ck_winograd winograd;
    ck_winograd_buffers buffers;
} ck_step;

struct ck_plan {
    int count;
    ck_step *steps;
    ck_pictures *pictures;
    void *memory;
    size_t bytes;
};

/// The shape of a convolution over time: rows are steps.
static inline ck_temporal_shape ck_step_temporal(const ck_step *s) {
    return (ck_temporal_shape){1, s->shape.height, s->shape.in_channels, s->shape.out_channels, s->shape.kernel,
                               s->dilation};
}

/// Chooses how the first of `left` layers is computed from pictures of the size of `in`, and sets the size of `out`.
/// Returns how many layers the step computes, or 0 when a size is impossible.
int ck_choose_step(ck_step *step, const ck_layer *layers, int left, ck_pictures in, ck_pictures *out);

/// Sets how far beyond the edges of its input pictures a step reads.
void ck_set_border(ck_pictures *pictures, const ck_step *reader);
