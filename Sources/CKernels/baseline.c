// The instruction set that every CPU of an architecture has: SSE2 on x86-64, NEON with its 32 registers on ARM.
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
