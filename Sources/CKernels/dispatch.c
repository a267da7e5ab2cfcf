#include "CKernels.h"
#include <string.h>

const char *ck_isa(void) { return "baseline"; }

bool ck_set_isa(const char *name) { return strcmp(name, "baseline") == 0; }
