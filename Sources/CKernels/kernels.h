#pragma once
#include "CKernels.h"
#include "loops.h"

// The functions that each instruction set provides. The sources in `vector` are compiled once for each set; everything
// else (shapes, packing orders, the choice of algorithms) is compiled once and calls through this table.

/// A product of matrices, to which this library reduces all of its heavy loops:
///
///     c[r][n] (+)= bias[n] + sum over s < segments, k < length of
///                  a[r * a_row + s * a_segment + k * a_step] * b[s * b_segment + k * b_step + n]
///
/// followed by max(c, 0) when `relu`. Direct convolution reads `a` from the padded picture, with one segment for each
/// row of the kernel; Winograd's algorithm and dense layers have one segment. Either `a_step` or `a_row` is 1. Strides
/// are in floats.
///
/// Columns are in panels of two vectors: panel `p` starts at `b + p * b_panel`, and in `c` at `p` times two vectors.
typedef struct {
    const float *a;
    ptrdiff_t a_row, a_step, a_segment;
    const float *b;
    ptrdiff_t b_step, b_segment, b_panel;
    ptrdiff_t segments, length;
    const float *bias;  // NULL for none
    bool relu, accumulate;
    float *c;
    ptrdiff_t c_row;
    ptrdiff_t a_line, c_line;  // from one line of rows to the next; only for `multiply_two_lines`
} ck_product;

/// A square of pixels that a Winograd transform reads or writes: strides in floats, `channels` a multiple of lanes.
typedef struct {
    float *pixels;
    ptrdiff_t row, column;
    int channels;
} ck_patch;

/// A tile in the transformed domain: point `i` of channel `c` is `values[i * point + c]`.
typedef struct {
    float *values;
    ptrdiff_t point;
} ck_points;

typedef struct {
    const char *name;
    int lanes;  // floats in a vector
    int rows;   // rows that the micro-kernel keeps in registers; multiples of it are fastest

    void (*multiply)(const ck_product *product, int rows, int vectors);
    /// The same for one panel and two lines of `line` rows each, at most half of `rows`; `a_step` must be 1. With one
    /// short line at a time, registers would be unused.
    void (*multiply_two_lines)(const ck_product *product, int line);

    // Winograd's F(tile x tile, 3x3) for tile 2 and 4: points = (tile + 2)^2.
    void (*winograd_input)(int tile, ck_patch input, ck_points points);
    void (*winograd_output)(
        int tile, ck_points points, const float *bias, bool relu, bool pool, ck_patch output, int height, int width);
    void (*winograd_output_gradient)(int tile, ck_patch output, ck_points points);
    /// Transforms 3x3 weights of `lanes` pairs of channels: weight (i, j) of pair `l` is `w[(3 * i + j) * tap + l]`.
    void (*winograd_weights)(int tile, const float *w, ptrdiff_t tap, ck_points points);
    void (*winograd_weight_gradient)(int tile, ck_points points, float *dw, ptrdiff_t tap);

    /// The maximum of each size x size square. Any number of channels; reads whole vectors.
    void (*max_pool)(ck_patch input, int size, int height, int width, ck_patch output);
    /// dx[i] = sum over o of dy[o] * w[i][o], for one row of a dense layer.
    void (*dot_rows)(int in, int out, const float *dy, const float *w, float *dx);

    size_t (*multiply_add)(size_t rounds);

#define CK_FIELD(result, prefix, name, parameters, arguments) result(*name) parameters;
    CK_LOOPS(CK_FIELD)
#undef CK_FIELD
} ck_kernels;

extern const ck_kernels ck_kernels_avx512, ck_kernels_avx2, ck_kernels_baseline;

/// The table that the calling thread uses.
const ck_kernels *ck_kernels_in_use(void);

/// The table for a layer with that many output channels: one with narrower vectors where a wide vector would be mostly
/// padding.
const ck_kernels *ck_kernels_for(int out_channels);

/// Selects the table of the calling thread's later calls; for tests of tables that `ck_set_isa` cannot select.
void ck_use_kernels(const ck_kernels *kernels);

static inline int ck_round_up(int value, int multiple) { return (value + multiple - 1) / multiple * multiple; }
static inline int ck_min(int a, int b) { return a < b ? a : b; }
static inline int ck_max(int a, int b) { return a > b ? a : b; }
