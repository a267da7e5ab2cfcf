// LANES floats. Clang's vectors become the target's registers; `a * b + c` becomes FMA where the target has it.
// Loads and stores need no alignment.

typedef float vec __attribute__((ext_vector_type(LANES), aligned(4)));

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

INLINE vec load(const float *p) { return *(const vec *)p; }
INLINE void store(float *p, vec v) { *(vec *)p = v; }

/// The first `count` floats of `v`.
INLINE void store_some(float *p, vec v, int count) {
    if (count == LANES) {
        store(p, v);
    } else {
        for (int l = 0; l < count; l++) p[l] = v[l];
    }
}

/// max(v, 0) that lets NaN through, so that a diverged network is seen.
INLINE vec rectified(vec v) { return v < 0 ? (vec)(0.0f) : v; }
INLINE vec larger(vec a, vec b) { return a < b ? b : a; }
