// The peak rate of a core: as many independent sums as the micro-kernel has, without access to memory.

static size_t multiply_add(size_t rounds) {
    enum { sums = 12 };
    vec sum[sums];
    for (int i = 0; i < sums; i++) sum[i] = (vec)((float)i);
    for (size_t r = 0; r < rounds; r++)
        UNROLL for (int i = 0; i < sums; i++) sum[i] = sum[i] * 0.999f + 0.001f;
    // Read the sums, so that the compiler cannot remove the loop.
    volatile float seen = 0;
    for (int i = 0; i < sums; i++) seen = seen + sum[i][0];
    return rounds * sums * LANES * 2;
}
