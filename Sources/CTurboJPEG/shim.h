#pragma once
// libjpeg-turbo through its TurboJPEG interface.

#include <turbojpeg.h>
