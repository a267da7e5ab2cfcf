// Winograd's minimal filtering F(t x t, 3x3) for t = 2 and 4 (Lavin and Gray, "Fast Algorithms for Convolutional
// Neural Networks", 2015): a tile of t x t outputs needs (t + 2)^2 products instead of 9 t^2. With the matrices
// B, G, A of that paper, y = A'[(G w G') * (B' x B)]A; the gradients are the transposes of the same maps.
// All transforms go along columns, then along rows, a vector of channels at a time.

#define MOST_POINTS 6

// One-dimensional transforms. `tile` is a constant once inlined.

INLINE void input_line(const int tile, const vec *d, vec *t) {  // B'
    if (tile == 4) {
        const vec even = d[4] - 4.0f * d[2], odd = d[3] - 4.0f * d[1];
        const vec far_even = d[4] - d[2], far_odd = d[3] - d[1];
        t[0] = 4.0f * d[0] - 5.0f * d[2] + d[4];
        t[1] = even + odd;
        t[2] = even - odd;
        t[3] = far_even + 2.0f * far_odd;
        t[4] = far_even - 2.0f * far_odd;
        t[5] = 4.0f * d[1] - 5.0f * d[3] + d[5];
    } else {
        t[0] = d[0] - d[2];
        t[1] = d[1] + d[2];
        t[2] = d[2] - d[1];
        t[3] = d[1] - d[3];
    }
}

INLINE void output_line(const int tile, const vec *m, vec *y) {  // A'
    const vec even = m[1] + m[2], odd = m[1] - m[2];
    if (tile == 4) {
        const vec far_even = m[3] + m[4], far_odd = m[3] - m[4];
        y[0] = m[0] + even + far_even;
        y[1] = odd + 2.0f * far_odd;
        y[2] = even + 4.0f * far_even;
        y[3] = odd + 8.0f * far_odd + m[5];
    } else {
        y[0] = m[0] + even;
        y[1] = odd - m[3];
    }
}

INLINE void output_gradient_line(const int tile, const vec *y, vec *m) {  // A
    if (tile == 4) {
        const vec even = y[0] + y[2], odd = y[1] + y[3];
        const vec far_even = y[0] + 4.0f * y[2], far_odd = 2.0f * y[1] + 8.0f * y[3];
        m[0] = y[0];
        m[1] = even + odd;
        m[2] = even - odd;
        m[3] = far_even + far_odd;
        m[4] = far_even - far_odd;
        m[5] = y[3];
    } else {
        m[0] = y[0];
        m[1] = y[0] + y[1];
        m[2] = y[0] - y[1];
        m[3] = -y[1];
    }
}

INLINE void weight_line(const int tile, const vec *w, vec *u) {  // G
    const vec even = w[0] + w[2];
    if (tile == 4) {
        const vec far_even = w[0] * (1.0f / 24) + w[2] * (1.0f / 6), far_odd = w[1] * (1.0f / 12);
        u[0] = w[0] * 0.25f;
        u[1] = (even + w[1]) * (-1.0f / 6);
        u[2] = (even - w[1]) * (-1.0f / 6);
        u[3] = far_even + far_odd;
        u[4] = far_even - far_odd;
        u[5] = w[2];
    } else {
        u[0] = w[0];
        u[1] = (even + w[1]) * 0.5f;
        u[2] = (even - w[1]) * 0.5f;
        u[3] = w[2];
    }
}

INLINE void weight_gradient_line(const int tile, const vec *u, vec *w) {  // G'
    const vec even = u[1] + u[2], odd = u[1] - u[2];
    if (tile == 4) {
        const vec far_even = u[3] + u[4], far_odd = u[3] - u[4];
        w[0] = u[0] * 0.25f - even * (1.0f / 6) + far_even * (1.0f / 24);
        w[1] = far_odd * (1.0f / 12) - odd * (1.0f / 6);
        w[2] = u[5] - even * (1.0f / 6) + far_even * (1.0f / 6);
    } else {
        w[0] = u[0] + even * 0.5f;
        w[1] = odd * 0.5f;
        w[2] = u[3] + even * 0.5f;
    }
}

// Squares of one vector of channels. `from` and `to` are the sides before and after a transform.

INLINE void load_square(const int side, const float *p, ptrdiff_t row, ptrdiff_t column, vec (*v)[MOST_POINTS]) {
    UNROLL for (int i = 0; i < side; i++)
        UNROLL for (int j = 0; j < side; j++) v[i][j] = load(p + i * row + j * column);
}

INLINE void store_square(const int side, vec (*v)[MOST_POINTS], float *p, ptrdiff_t row, ptrdiff_t column) {
    UNROLL for (int i = 0; i < side; i++)
        UNROLL for (int j = 0; j < side; j++) store(p + i * row + j * column, v[i][j]);
}

INLINE void transform_square(
    void (*const line)(const int, const vec *, vec *), const int tile, const int from, const int to,
    vec (*v)[MOST_POINTS]) {
    vec half[MOST_POINTS][MOST_POINTS];
    UNROLL for (int j = 0; j < from; j++) {
        vec in[MOST_POINTS], out[MOST_POINTS];
        UNROLL for (int i = 0; i < from; i++) in[i] = v[i][j];
        line(tile, in, out);
        UNROLL for (int i = 0; i < to; i++) half[i][j] = out[i];
    }
    UNROLL for (int i = 0; i < to; i++) line(tile, half[i], v[i]);
}

INLINE void input_square(const int tile, ck_patch in, ck_points points) {
    for (int c = 0; c < in.channels; c += LANES) {
        vec v[MOST_POINTS][MOST_POINTS];
        load_square(tile + 2, in.pixels + c, in.row, in.column, v);
        transform_square(input_line, tile, tile + 2, tile + 2, v);
        store_square(tile + 2, v, points.values + c, (tile + 2) * points.point, points.point);
    }
}

INLINE void output_gradient_square(const int tile, ck_patch out, ck_points points) {
    for (int c = 0; c < out.channels; c += LANES) {
        vec v[MOST_POINTS][MOST_POINTS];
        load_square(tile, out.pixels + c, out.row, out.column, v);
        transform_square(output_gradient_line, tile, tile, tile + 2, v);
        store_square(tile + 2, v, points.values + c, (tile + 2) * points.point, points.point);
    }
}

INLINE void output_square(
    const int tile, const bool pool, ck_points points, const float *bias, bool relu, ck_patch out, int height,
    int width) {
    for (int c = 0; c < out.channels; c += LANES) {
        const vec offset = bias ? load(bias + c) : (vec)(0.0f);
        vec v[MOST_POINTS][MOST_POINTS];
        load_square(tile + 2, points.values + c, (tile + 2) * points.point, points.point, v);
        transform_square(output_line, tile, tile + 2, tile, v);
        const int side = pool ? tile / 2 : tile;
        UNROLL for (int i = 0; i < side; i++)
            UNROLL for (int j = 0; j < side; j++) {
                vec y = pool ? larger(larger(v[2 * i][2 * j], v[2 * i][2 * j + 1]),
                                      larger(v[2 * i + 1][2 * j], v[2 * i + 1][2 * j + 1]))
                             : v[i][j];
                y += offset;
                if (i < height && j < width)
                    store(out.pixels + c + i * out.row + j * out.column, relu ? rectified(y) : y);
            }
    }
}

static void winograd_input(int tile, ck_patch input, ck_points points) {
    if (tile == 4) {
        input_square(4, input, points);
    } else {
        input_square(2, input, points);
    }
}

static void winograd_output(
    int tile, ck_points points, const float *bias, bool relu, bool pool, ck_patch out, int height, int width) {
    if (tile == 4) {
        if (pool) {
            output_square(4, true, points, bias, relu, out, height, width);
        } else {
            output_square(4, false, points, bias, relu, out, height, width);
        }
    } else {
        if (pool) {
            output_square(2, true, points, bias, relu, out, height, width);
        } else {
            output_square(2, false, points, bias, relu, out, height, width);
        }
    }
}

static void winograd_output_gradient(int tile, ck_patch output, ck_points points) {
    if (tile == 4) {
        output_gradient_square(4, output, points);
    } else {
        output_gradient_square(2, output, points);
    }
}

INLINE void weight_square(const int tile, const float *w, ptrdiff_t tap, ck_points points) {
    vec v[MOST_POINTS][MOST_POINTS];
    load_square(3, w, 3 * tap, tap, v);
    transform_square(weight_line, tile, 3, tile + 2, v);
    store_square(tile + 2, v, points.values, (tile + 2) * points.point, points.point);
}

INLINE void weight_gradient_square(const int tile, ck_points points, float *dw, ptrdiff_t tap) {
    vec v[MOST_POINTS][MOST_POINTS];
    load_square(tile + 2, points.values, (tile + 2) * points.point, points.point, v);
    transform_square(weight_gradient_line, tile, tile + 2, 3, v);
    store_square(3, v, dw, 3 * tap, tap);
}

static void winograd_weights(int tile, const float *w, ptrdiff_t tap, ck_points points) {
    if (tile == 4) {
        weight_square(4, w, tap, points);
    } else {
        weight_square(2, w, tap, points);
    }
}

static void winograd_weight_gradient(int tile, ck_points points, float *dw, ptrdiff_t tap) {
    if (tile == 4) {
        weight_gradient_square(4, points, dw, tap);
    } else {
        weight_gradient_square(2, points, dw, tap);
    }
}
