#include "CHeif.h"
#include "CDelayLoad.h"

// Every function of libheif that this program calls. One that is missing here is reported when the program is linked.

DELAYED_LIBRARY(heif, "libheif.so.1")
DELAY_LOADED(heif, struct heif_context *, heif_context_alloc, (void), ())
DELAY_LOADED(heif, void, heif_context_free, (struct heif_context *context), (context))
DELAY_LOADED(
    heif, struct heif_error, heif_context_get_primary_image_handle,
    (struct heif_context *context, struct heif_image_handle **handle),
    (context, handle))
DELAY_LOADED(
    heif, struct heif_error, heif_context_read_from_memory_without_copy,
    (struct heif_context *context, const void *bytes, size_t size, const struct heif_reading_options *options),
    (context, bytes, size, options))
DELAY_LOADED(
    heif, void, heif_context_set_max_decoding_threads,
    (struct heif_context *context, int threads),
    (context, threads))
DELAY_LOADED(
    heif, struct heif_error, heif_decode_image,
    (const struct heif_image_handle *handle, struct heif_image **image, enum heif_colorspace space,
     enum heif_chroma chroma, const struct heif_decoding_options *options),
    (handle, image, space, chroma, options))
DELAY_LOADED(heif, struct heif_decoding_options *, heif_decoding_options_alloc, (void), ())
DELAY_LOADED(heif, void, heif_decoding_options_free, (struct heif_decoding_options *options), (options))
DELAY_LOADED(
    heif, int, heif_image_get_height,
    (const struct heif_image *image, enum heif_channel channel),
    (image, channel))
DELAY_LOADED(
    heif, const uint8_t *, heif_image_get_plane_readonly,
    (const struct heif_image *image, enum heif_channel channel, int *stride),
    (image, channel, stride))
DELAY_LOADED(
    heif, int, heif_image_get_width,
    (const struct heif_image *image, enum heif_channel channel),
    (image, channel))
DELAY_LOADED(heif, int, heif_image_handle_get_height, (const struct heif_image_handle *handle), (handle))
DELAY_LOADED(heif, int, heif_image_handle_get_width, (const struct heif_image_handle *handle), (handle))
DELAY_LOADED(heif, void, heif_image_handle_release, (const struct heif_image_handle *handle), (handle))
DELAY_LOADED(heif, void, heif_image_release, (const struct heif_image *image), (image))

bool ch_load(void) { return delay_load(&heif); }
