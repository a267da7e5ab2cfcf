// What every CPU of its kind has: SSE2 on x86-64; on ARM, NEON with its 32 registers.
#define LANES 4
#define TABLE ck_kernels_baseline
#if defined(__aarch64__)
#define ROWS 12
#define NAME "neon"
#else
#define ROWS 6
#define NAME "baseline"
#endif
#include "vector/table.h"
