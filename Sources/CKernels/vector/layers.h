// Pooling, and the products that have no contiguous columns.

static void max_pool(ck_patch in, int size, int height, int width, ck_patch out) {
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            for (int c = 0; c < in.channels; c += LANES) {
                const float *square = in.pixels + y * size * in.row + x * size * in.column + c;
                vec most = load(square);
                for (int i = 0; i < size; i++)
                    for (int j = 0; j < size; j++) most = larger(most, load(square + i * in.row + j * in.column));
                store_some(out.pixels + y * out.row + x * out.column + c, most, ck_min(LANES, in.channels - c));
            }
}

INLINE float sum_of_lanes(vec v) {
    float sum = 0;
    UNROLL for (int l = 0; l < LANES; l++) sum += v[l];
    return sum;
}

static void dot_rows(int in, int out, const float *dy, const float *w, float *dx) {
    for (int i = 0; i < in; i++, w += out) {
        vec sums = (vec)(0.0f);
        int o = 0;
        for (; o + LANES <= out; o += LANES) sums += load(dy + o) * load(w + o);
        float sum = sum_of_lanes(sums);
        for (; o < out; o++) sum += dy[o] * w[o];
        dx[i] = sum;
    }
}
