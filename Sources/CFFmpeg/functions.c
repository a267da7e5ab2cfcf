#include "CFFmpeg.h"
#include "CDelayLoad.h"

// Every function of FFmpeg that this program calls. One that is missing here is reported when the program is linked.

DELAYED_LIBRARY(avutil, "libavutil.so." DELAY_LOAD_TEXT(LIBAVUTIL_VERSION_MAJOR))
DELAY_LOADED(avutil, AVRational, av_d2q, (double d, int max), (d, max))
DELAY_LOADED(avutil, void, av_dict_free, (AVDictionary **m), (m))
DELAY_LOADED(
    avutil, AVDictionaryEntry *, av_dict_get,
    (const AVDictionary *m, const char *key, const AVDictionaryEntry *prev, int flags),
    (m, key, prev, flags))
DELAY_LOADED(
    avutil, int, av_dict_set,
    (AVDictionary **pm, const char *key, const char *value, int flags),
    (pm, key, value, flags))
DELAY_LOADED(
    avutil, int, av_dict_set_int,
    (AVDictionary **pm, const char *key, int64_t value, int flags),
    (pm, key, value, flags))
DELAY_LOADED(avutil, AVFrame *, av_frame_alloc, (void), ())
DELAY_LOADED(avutil, int, av_frame_apply_cropping, (AVFrame *frame, int flags), (frame, flags))
DELAY_LOADED(avutil, AVFrame *, av_frame_clone, (const AVFrame *src), (src))
DELAY_LOADED(avutil, void, av_frame_free, (AVFrame **frame), (frame))
DELAY_LOADED(avutil, int, av_frame_get_buffer, (AVFrame *frame, int align), (frame, align))
DELAY_LOADED(avutil, int, av_frame_make_writable, (AVFrame *frame), (frame))
DELAY_LOADED(avutil, void, av_frame_unref, (AVFrame *frame), (frame))
DELAY_LOADED(avutil, void, av_free, (void *ptr), (ptr))
DELAY_LOADED(avutil, void, av_log_set_level, (int level), (level))
DELAY_LOADED(avutil, void *, av_malloc, (size_t size), (size))
DELAY_LOADED(
    avutil, int, av_opt_set,
    (void *obj, const char *name, const char *val, int search_flags),
    (obj, name, val, search_flags))
DELAY_LOADED(
    avutil, int, av_opt_set_int,
    (void *obj, const char *name, int64_t val, int search_flags),
    (obj, name, val, search_flags))
DELAY_LOADED(avutil, const AVPixFmtDescriptor *, av_pix_fmt_desc_get, (enum AVPixelFormat pix_fmt), (pix_fmt))
DELAY_LOADED(avutil, int64_t, av_rescale_q, (int64_t a, AVRational bq, AVRational cq), (a, bq, cq))
DELAY_LOADED(avutil, int, av_strerror, (int errnum, char *errbuf, size_t errbuf_size), (errnum, errbuf, errbuf_size))

DELAYED_LIBRARY(swscale, "libswscale.so." DELAY_LOAD_TEXT(LIBSWSCALE_VERSION_MAJOR))
DELAY_LOADED(swscale, struct SwsContext *, sws_alloc_context, (void), ())
DELAY_LOADED(swscale, void, sws_freeContext, (struct SwsContext *swsContext), (swsContext))
DELAY_LOADED(
    swscale, struct SwsContext *, sws_getCachedContext,
    (struct SwsContext *context, int srcW, int srcH, enum AVPixelFormat srcFormat, int dstW, int dstH,
     enum AVPixelFormat dstFormat, int flags, SwsFilter *srcFilter, SwsFilter *dstFilter, const double *param),
    (context, srcW, srcH, srcFormat, dstW, dstH, dstFormat, flags, srcFilter, dstFilter, param))
DELAY_LOADED(
    swscale, int, sws_init_context,
    (struct SwsContext *sws_context, SwsFilter *srcFilter, SwsFilter *dstFilter),
    (sws_context, srcFilter, dstFilter))
DELAY_LOADED(swscale, int, sws_scale_frame, (struct SwsContext *c, AVFrame *dst, const AVFrame *src), (c, dst, src))

DELAYED_LIBRARY(avcodec, "libavcodec.so." DELAY_LOAD_TEXT(LIBAVCODEC_VERSION_MAJOR))
DELAY_LOADED(avcodec, AVPacket *, av_packet_alloc, (void), ())
DELAY_LOADED(avcodec, AVPacket *, av_packet_clone, (const AVPacket *src), (src))
DELAY_LOADED(avcodec, void, av_packet_free, (AVPacket **pkt), (pkt))
DELAY_LOADED(avcodec, void, av_packet_unref, (AVPacket *pkt), (pkt))
DELAY_LOADED(avcodec, AVCodecContext *, avcodec_alloc_context3, (const AVCodec *codec), (codec))
DELAY_LOADED(avcodec, const AVCodec *, avcodec_find_decoder, (enum AVCodecID id), (id))
DELAY_LOADED(avcodec, const AVCodec *, avcodec_find_decoder_by_name, (const char *name), (name))
DELAY_LOADED(avcodec, const AVCodec *, avcodec_find_encoder, (enum AVCodecID id), (id))
DELAY_LOADED(avcodec, void, avcodec_free_context, (AVCodecContext **avctx), (avctx))
DELAY_LOADED(
    avcodec, int, avcodec_open2,
    (AVCodecContext *avctx, const AVCodec *codec, AVDictionary **options),
    (avctx, codec, options))
DELAY_LOADED(avcodec, AVCodecParameters *, avcodec_parameters_alloc, (void), ())
DELAY_LOADED(avcodec, void, avcodec_parameters_free, (AVCodecParameters **par), (par))
DELAY_LOADED(
    avcodec, int, avcodec_parameters_from_context,
    (AVCodecParameters *par, const AVCodecContext *codec),
    (par, codec))
DELAY_LOADED(
    avcodec, int, avcodec_parameters_to_context,
    (AVCodecContext *codec, const AVCodecParameters *par),
    (codec, par))
DELAY_LOADED(avcodec, int, avcodec_receive_frame, (AVCodecContext *avctx, AVFrame *frame), (avctx, frame))
DELAY_LOADED(avcodec, int, avcodec_receive_packet, (AVCodecContext *avctx, AVPacket *avpkt), (avctx, avpkt))
DELAY_LOADED(avcodec, int, avcodec_send_frame, (AVCodecContext *avctx, const AVFrame *frame), (avctx, frame))
DELAY_LOADED(avcodec, int, avcodec_send_packet, (AVCodecContext *avctx, const AVPacket *avpkt), (avctx, avpkt))

// FFmpeg 7 hands the bytes to be written over as constants.
#if LIBAVFORMAT_VERSION_MAJOR >= 61
typedef int write_packet_function(void *opaque, const uint8_t *buf, int buf_size);
#else
typedef int write_packet_function(void *opaque, uint8_t *buf, int buf_size);
#endif

DELAYED_LIBRARY(avformat, "libavformat.so." DELAY_LOAD_TEXT(LIBAVFORMAT_VERSION_MAJOR))
DELAY_LOADED(
    avformat, int, av_find_best_stream,
    (AVFormatContext *ic, enum AVMediaType type, int wanted_stream_nb, int related_stream,
     const AVCodec **decoder_ret, int flags),
    (ic, type, wanted_stream_nb, related_stream, decoder_ret, flags))
DELAY_LOADED(avformat, const AVInputFormat *, av_find_input_format, (const char *short_name), (short_name))
DELAY_LOADED(
    avformat, AVRational, av_guess_frame_rate,
    (AVFormatContext *ctx, AVStream *stream, AVFrame *frame),
    (ctx, stream, frame))
DELAY_LOADED(
    avformat, AVRational, av_guess_sample_aspect_ratio,
    (AVFormatContext *format, AVStream *stream, AVFrame *frame),
    (format, stream, frame))
DELAY_LOADED(avformat, int, av_read_frame, (AVFormatContext *s, AVPacket *pkt), (s, pkt))
DELAY_LOADED(
    avformat, uint8_t *, av_stream_get_side_data,
    (const AVStream *stream, enum AVPacketSideDataType type, size_t *size),
    (stream, type, size))
DELAY_LOADED(avformat, int, av_write_frame, (AVFormatContext *s, AVPacket *pkt), (s, pkt))
DELAY_LOADED(avformat, int, av_write_trailer, (AVFormatContext *s), (s))
DELAY_LOADED(avformat, AVFormatContext *, avformat_alloc_context, (void), ())
DELAY_LOADED(
    avformat, int, avformat_alloc_output_context2,
    (AVFormatContext **ctx, const AVOutputFormat *oformat, const char *format_name, const char *filename),
    (ctx, oformat, format_name, filename))
DELAY_LOADED(avformat, void, avformat_close_input, (AVFormatContext **s), (s))
DELAY_LOADED(avformat, int, avformat_find_stream_info, (AVFormatContext *ic, AVDictionary **options), (ic, options))
DELAY_LOADED(avformat, void, avformat_free_context, (AVFormatContext *s), (s))
DELAY_LOADED(avformat, AVStream *, avformat_new_stream, (AVFormatContext *s, const AVCodec *c), (s, c))
DELAY_LOADED(
    avformat, int, avformat_open_input,
    (AVFormatContext **ps, const char *url, const AVInputFormat *fmt, AVDictionary **options),
    (ps, url, fmt, options))
DELAY_LOADED(avformat, int, avformat_write_header, (AVFormatContext *s, AVDictionary **options), (s, options))
DELAY_LOADED(
    avformat, AVIOContext *, avio_alloc_context,
    (unsigned char *buffer, int buffer_size, int write_flag, void *opaque,
     int (*read_packet)(void *opaque, uint8_t *buf, int buf_size), write_packet_function *write_packet,
     int64_t (*seek)(void *opaque, int64_t offset, int whence)),
    (buffer, buffer_size, write_flag, opaque, read_packet, write_packet, seek))
DELAY_LOADED(avformat, int, avio_closep, (AVIOContext **s), (s))
DELAY_LOADED(avformat, void, avio_context_free, (AVIOContext **s), (s))
DELAY_LOADED(avformat, void, avio_flush, (AVIOContext *s), (s))
DELAY_LOADED(avformat, int, avio_open, (AVIOContext **s, const char *url, int flags), (s, url, flags))
DELAY_LOADED(avformat, int64_t, avio_seek, (AVIOContext *s, int64_t offset, int whence), (s, offset, whence))
DELAY_LOADED(avformat, int64_t, avio_size, (AVIOContext *s), (s))
DELAY_LOADED(avformat, void, avio_write, (AVIOContext *s, const unsigned char *buf, int size), (s, buf, size))

bool cff_load(void) {
    // One after the other: the loader then looks for the symbols of each library among fewer others.
    return delay_load(&avutil) && delay_load(&swscale) && delay_load(&avcodec) && delay_load(&avformat);
}
