#pragma once
// Fontconfig, which finds the files of fonts.

#include <fontconfig/fontconfig.h>
