#include "CLazy.h"
#include "load.h"

#include <libavcodec/version.h>
#include <libavformat/version.h>
#include <libavutil/version.h>
#include <libswscale/version.h>

// Every function of FFmpeg that this program calls; one that is missing here is missed when the program is linked.

LAZY_LIBRARY(avutil, "libavutil.so." LAZY_TEXT(LIBAVUTIL_VERSION_MAJOR))
LAZY_FUNCTION(avutil, av_dict_free)
LAZY_FUNCTION(avutil, av_dict_get)
LAZY_FUNCTION(avutil, av_dict_set)
LAZY_FUNCTION(avutil, av_dict_set_int)
LAZY_FUNCTION(avutil, av_frame_alloc)
LAZY_FUNCTION(avutil, av_frame_clone)
LAZY_FUNCTION(avutil, av_frame_free)
LAZY_FUNCTION(avutil, av_frame_get_buffer)
LAZY_FUNCTION(avutil, av_frame_make_writable)
LAZY_FUNCTION(avutil, av_frame_unref)
LAZY_FUNCTION(avutil, av_free)
LAZY_FUNCTION(avutil, av_log_set_level)
LAZY_FUNCTION(avutil, av_malloc)
LAZY_FUNCTION(avutil, av_opt_set)
LAZY_FUNCTION(avutil, av_opt_set_int)
LAZY_FUNCTION(avutil, av_pix_fmt_desc_get)
LAZY_FUNCTION(avutil, av_rescale_q)
LAZY_FUNCTION(avutil, av_strerror)

LAZY_LIBRARY(swscale, "libswscale.so." LAZY_TEXT(LIBSWSCALE_VERSION_MAJOR))
LAZY_FUNCTION(swscale, sws_alloc_context)
LAZY_FUNCTION(swscale, sws_freeContext)
LAZY_FUNCTION(swscale, sws_getCachedContext)
LAZY_FUNCTION(swscale, sws_init_context)
LAZY_FUNCTION(swscale, sws_scale_frame)

LAZY_LIBRARY(avcodec, "libavcodec.so." LAZY_TEXT(LIBAVCODEC_VERSION_MAJOR))
LAZY_FUNCTION(avcodec, av_packet_alloc)
LAZY_FUNCTION(avcodec, av_packet_clone)
LAZY_FUNCTION(avcodec, av_packet_free)
LAZY_FUNCTION(avcodec, av_packet_unref)
LAZY_FUNCTION(avcodec, avcodec_alloc_context3)
LAZY_FUNCTION(avcodec, avcodec_find_decoder)
LAZY_FUNCTION(avcodec, avcodec_find_encoder)
LAZY_FUNCTION(avcodec, avcodec_free_context)
LAZY_FUNCTION(avcodec, avcodec_open2)
LAZY_FUNCTION(avcodec, avcodec_parameters_alloc)
LAZY_FUNCTION(avcodec, avcodec_parameters_free)
LAZY_FUNCTION(avcodec, avcodec_parameters_from_context)
LAZY_FUNCTION(avcodec, avcodec_parameters_to_context)
LAZY_FUNCTION(avcodec, avcodec_receive_frame)
LAZY_FUNCTION(avcodec, avcodec_receive_packet)
LAZY_FUNCTION(avcodec, avcodec_send_frame)
LAZY_FUNCTION(avcodec, avcodec_send_packet)

LAZY_LIBRARY(avformat, "libavformat.so." LAZY_TEXT(LIBAVFORMAT_VERSION_MAJOR))
LAZY_FUNCTION(avformat, av_find_best_stream)
LAZY_FUNCTION(avformat, av_find_input_format)
LAZY_FUNCTION(avformat, av_guess_frame_rate)
LAZY_FUNCTION(avformat, av_read_frame)
LAZY_FUNCTION(avformat, av_stream_get_side_data)
LAZY_FUNCTION(avformat, av_write_frame)
LAZY_FUNCTION(avformat, av_write_trailer)
LAZY_FUNCTION(avformat, avformat_alloc_context)
LAZY_FUNCTION(avformat, avformat_alloc_output_context2)
LAZY_FUNCTION(avformat, avformat_close_input)
LAZY_FUNCTION(avformat, avformat_find_stream_info)
LAZY_FUNCTION(avformat, avformat_free_context)
LAZY_FUNCTION(avformat, avformat_new_stream)
LAZY_FUNCTION(avformat, avformat_open_input)
LAZY_FUNCTION(avformat, avformat_write_header)
LAZY_FUNCTION(avformat, avio_alloc_context)
LAZY_FUNCTION(avformat, avio_closep)
LAZY_FUNCTION(avformat, avio_context_free)
LAZY_FUNCTION(avformat, avio_flush)
LAZY_FUNCTION(avformat, avio_open)
LAZY_FUNCTION(avformat, avio_seek)
LAZY_FUNCTION(avformat, avio_size)
LAZY_FUNCTION(avformat, avio_write)

bool cff_load(void) {
    // One after the other: a library's symbols are then looked for among fewer others.
    return lazy_load(&lazy_avutil) && lazy_load(&lazy_swscale) && lazy_load(&lazy_avcodec) &&
           lazy_load(&lazy_avformat);
}
