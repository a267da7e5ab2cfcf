#pragma once

// Compiles a function once for AVX2 and once for any x86-64; the loader picks. Elsewhere one version suffices.
#if defined(__x86_64__)
#define CK_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define CK_CLONES
#endif

#define CK_INLINE static inline __attribute__((always_inline))
