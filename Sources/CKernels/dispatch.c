#include "CKernels.h"

const char *ck_isa(void) { return "baseline"; }
