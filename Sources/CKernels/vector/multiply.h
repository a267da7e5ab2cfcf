// The micro-kernel: a block of ROWS x 2 vectors of c stays in registers while k runs. Each step loads two vectors of b
// and multiplies them by one broadcast float of a for each row, so that there are fewer loads than FMAs and the two FMA
// units stay busy. A single vector of columns has up to MOST_ROWS rows, for more independent sums.

#define MOST_ROWS 13

/// In floats.
enum { cache_line = 16 };

/// The offset of row `r`: rows are `step` apart; those from row `line` on belong to a second line, which starts at
/// `turn`.
INLINE ptrdiff_t row_start(const int r, const int line, ptrdiff_t step, ptrdiff_t turn) {
    return line && r >= line ? (r - line) * step + turn : r * step;
}

/// One block. `rows`, `line`, `vectors`, `step` and `row` are constants once inlined. `line` 0: all rows are one line;
/// `step` or `row` 0: read that stride from the product.
INLINE void multiply_block(
    const int rows, const int line, const int vectors, const int step, const int row, const ck_product *p,
    const float *a, const float *b, const float *bias, float *c) {
    const ptrdiff_t a_step = step ? step : p->a_step, a_row = row ? row : p->a_row;
    const ptrdiff_t b_step = p->b_step, c_row = p->c_row;
    vec sum[MOST_ROWS][2];
    UNROLL for (int r = 0; r < rows; r++)
        UNROLL for (int v = 0; v < vectors; v++) {
            sum[r][v] = p->accumulate ? load(c + row_start(r, line, c_row, p->c_line) + v * LANES) : (vec)(0.0f);
            if (bias) sum[r][v] += load(bias + v * LANES);
        }
    for (ptrdiff_t s = 0; s < p->segments; s++) {
        const float *as = a + s * p->a_segment, *bs = b + s * p->b_segment;
        const ptrdiff_t ahead = p->length * b_step;
        for (ptrdiff_t k = 0; k < p->length; k++) {
            // Packed weights do not fit the second-level cache: those of the next panel or segment are prefetched while
            // the blocks of rows work on this one.
            if (step == 1 && vectors == 2)
                UNROLL for (int l = 0; l < vectors * LANES; l += cache_line) __builtin_prefetch(bs + ahead + l, 0, 2);
            vec column[2];
            UNROLL for (int v = 0; v < vectors; v++) column[v] = load(bs + v * LANES);
            UNROLL for (int r = 0; r < rows; r++) {
                const float value = as[row_start(r, line, a_row, p->a_line)];
                UNROLL for (int v = 0; v < vectors; v++) sum[r][v] += column[v] * value;
            }
            as += a_step;
            bs += b_step;
        }
    }
    UNROLL for (int r = 0; r < rows; r++)
        UNROLL for (int v = 0; v < vectors; v++)
            store(
                c + row_start(r, line, c_row, p->c_line) + v * LANES, p->relu ? rectified(sum[r][v]) : sum[r][v]);
}

#define CASE(n) \
    case n: \
        if (n <= most) multiply_block(n, 0, vectors, step, row, p, a, b, bias, c); \
        break;

/// A panel of two vectors (or one), with the rows in blocks of similar sizes, since short blocks keep the FMA units
/// waiting.
INLINE void multiply_panel(
    int rows, const int vectors, const int step, const int row, const ck_product *p, const float *b,
    const float *bias, float *c) {
    const int most = vectors == 2 ? ROWS : MOST_ROWS;
    const ptrdiff_t a_row = row ? row : p->a_row;
    const float *a = p->a;
    for (int blocks = (rows + most - 1) / most; blocks > 0; blocks--) {
        const int count = (rows + blocks - 1) / blocks;
        switch (count) {
            CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13)
        }
        rows -= count;
        a += count * a_row;
        c += count * p->c_row;
    }
}

// Compiled separately for pixels as rows (`a` contiguous along k) and channels as rows (`a` contiguous along rows):
// then one of the two strides is a constant, and addresses are displacements.
#define PANEL(name, vectors, step, row) \
    static __attribute__((noinline)) void name( \
        int rows, const ck_product *p, const float *b, const float *bias, float *c) { \
        multiply_panel(rows, vectors, step, row, p, b, bias, c); \
    }
PANEL(multiply_pixels, 2, 1, 0)
PANEL(multiply_pixels_narrow, 1, 1, 0)
PANEL(multiply_channels, 2, 0, 1)
PANEL(multiply_channels_narrow, 1, 0, 1)

#define LINES(n) \
    case n: \
        if (2 * n <= ROWS) multiply_block(2 * n, n, 2, 1, 0, p, p->a, b, bias, c); \
        break;

static void multiply_two_lines(const ck_product *p, int line) {
    const float *b = p->b, *bias = p->bias;
    float *c = p->c;
    switch (line) { LINES(1) LINES(2) LINES(3) LINES(4) LINES(5) LINES(6) }
}

static void multiply(const ck_product *p, int rows, int vectors) {
    for (int v = 0; v < vectors; v += 2) {
        const bool narrow = v + 1 == vectors, pixels = p->a_step == 1;
        const float *b = p->b + v / 2 * p->b_panel, *bias = p->bias ? p->bias + v * LANES : NULL;
        float *c = p->c + v * LANES;
        if (pixels && !narrow) multiply_pixels(rows, p, b, bias, c);
        if (pixels && narrow) multiply_pixels_narrow(rows, p, b, bias, c);
        if (!pixels && !narrow) multiply_channels(rows, p, b, bias, c);
        if (!pixels && narrow) multiply_channels_narrow(rows, p, b, bias, c);
    }
}
