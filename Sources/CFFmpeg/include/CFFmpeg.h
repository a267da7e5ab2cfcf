#pragma once
// FFmpeg's containers, codecs and pixel conversion.

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
#include <stdbool.h>

/// Loads FFmpeg, which otherwise happens when one of its functions is first called.
///
/// Returns false if this system does not have it.
bool cff_load(void);

// Swift imports only macros that are literals. These constants make the others available.
static const int cff_error_again = AVERROR(EAGAIN);
static const int cff_error_end = AVERROR_EOF;
static const int cff_error_invalid_data = AVERROR_INVALIDDATA;
static const int cff_error_not_implemented = AVERROR_PATCHWELCOME;
static const int cff_error_no_memory = AVERROR(ENOMEM);
static const int cff_error_no_encoder = AVERROR_ENCODER_NOT_FOUND;
static const int cff_error_no_entry = AVERROR(ENOENT);
static const int cff_error_no_access = AVERROR(EACCES);
static const int cff_error_is_directory = AVERROR(EISDIR);
static const int cff_error_no_space = AVERROR(ENOSPC);
static const int cff_error_stream_not_found = AVERROR_STREAM_NOT_FOUND;
static const int64_t cff_no_pts = AV_NOPTS_VALUE;
