import CHeif
import FoundationEssentials

/// Reads HEIC and AVIF files with libheif, which turns, mirrors and crops them as they say.
enum HEIFStill {
    /// The kinds of ISO files that are pictures, by the names of their brands.
    private static let brands: Set = ["heic", "heix", "heim", "heis", "mif1", "mif2", "avif"]
    /// The brands of those whose first intent is a film.
    private static let filmBrands: Set = ["avis", "hevc", "hevx", "msf1"]

    /// Whether a file says that it is a film of such pictures.
    static func isFilm(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let fields = HeaderFields(bytes)
        return fields.letters(at: 4) == "ftyp" && filmBrands.contains(fields.letters(at: 8) ?? "")
    }

    /// Whether a file says that it is one.
    static func isHEIF(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let fields = HeaderFields(bytes)
        guard let size = fields.big32(at: 0), fields.letters(at: 4) == "ftyp" else { return false }
        // The brand, a version, then other brands to which the file conforms.
        let places = [8] + stride(from: 16, to: min(size, 256), by: 4)
        return places.contains { brands.contains(fields.letters(at: $0) ?? "") }
    }

    /// Decodes the main picture.
    ///
    /// - Throws: `ImageError.unsupported`, `.damaged`, `.tooLarge`, `.noMemory`.
    static func decode(_ bytes: UnsafeRawBufferPointer, file: String) throws(ImageError) -> RGBImage {
        guard ch_load() else {
            throw .unsupported(file: file, kind: "HEIC and AVIF without libheif", advice: "Install libheif1")
        }
        guard let context = heif_context_alloc() else { throw .noMemory }
        defer { heif_context_free(context) }
        heif_context_set_max_decoding_threads(context, 0)
        try check(heif_context_read_from_memory_without_copy(context, bytes.baseAddress, bytes.count, nil), file)
        var handle: OpaquePointer?
        try check(heif_context_get_primary_image_handle(context, &handle), file)
        defer { heif_image_handle_release(handle) }
        let (width, height) = (Int(heif_image_handle_get_width(handle)), Int(heif_image_handle_get_height(handle)))
        guard width * height <= Still.largestPixelCount else { throw .tooLarge(file: file) }

        guard let options = heif_decoding_options_alloc() else { throw .noMemory }
        defer { heif_decoding_options_free(options) }
        options.pointee.convert_hdr_to_8bit = 1
        options.pointee.strict_decoding = 1
        var image: OpaquePointer?
        try check(heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, options), file)
        defer { heif_image_release(image) }
        return try pixels(of: image, file)
    }

    private static func pixels(of image: OpaquePointer?, _ file: String) throws(ImageError) -> RGBImage {
        var stride: Int32 = 0
        let (width, height) = (
            Int(heif_image_get_width(image, heif_channel_interleaved)),
            Int(heif_image_get_height(image, heif_channel_interleaved))
        )
        guard let source = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride), width > 0,
            height > 0, Int(stride) >= 4 * width
        else { throw .damaged(file: file, reason: "it does not hold a whole picture") }
        var picture = RGBImage(width: width, height: height)
        picture.pixels.withUnsafeMutableBufferPointer { target in
            for y in 0..<height {
                guard let to = target.baseAddress.map({ $0 + 3 * width * y }) else { break }
                Opacity.layOverGrey(source + Int(stride) * y, width: width, into: to)
            }
        }
        return picture
    }

    private static func check(_ result: heif_error, _ file: String) throws(ImageError) {
        switch result.code {
        case heif_error_Ok: return
        case heif_error_Memory_allocation_error: throw .noMemory
        case heif_error_Unsupported_filetype, heif_error_Unsupported_feature:
            throw .unsupported(file: file, kind: "this kind of HEIC or AVIF", advice: ImageError.saveOtherwise)
        default:
            // Messages of libheif may have several lines.
            let lines = result.message.map { String(cString: $0).split(separator: "\n").joined(separator: "; ") }
            let reason = lines ?? "error \(result.code.rawValue)"
            throw .damaged(file: file, reason: reason)
        }
    }
}
