import CSDL2
import CTurboJPEG
import Imaging

/// The newest frame as a texture, in the frame's own pixel format where SDL has it.
///
/// Use it only on the window's thread.
final class VideoTexture {
    private let renderer: OpaquePointer
    private let decoder = ColourJPEGDecoder()
    private var shape: Shape?

    /// The texture; nil before the first frame.
    private(set) var texture: OpaquePointer?

    /// The format and size of a texture; a frame with others needs a new texture.
    private struct Shape: Equatable {
        var format: UInt32
        var width: Int
        var height: Int
    }

    /// Makes an empty texture for a renderer, which must outlive it.
    init(renderer: OpaquePointer) {
        self.renderer = renderer
    }

    deinit { removeTexture() }

    /// Width and height of the last frame in pixels; nil before the first frame.
    var size: (width: Int, height: Int)? { shape.map { ($0.width, $0.height) } }

    /// Destroys the texture, as is necessary when the graphics device was lost.
    func removeTexture() {
        SDL_DestroyTexture(texture)
        texture = nil
        shape = nil
    }

    /// Copies a frame into the texture.
    ///
    /// - Returns: Whether it was copied. A frame with too few bytes or a damaged JPEG leaves the last picture.
    func upload(_ frame: Frame) -> Bool {
        guard frame.width > 0, frame.height > 0 else { return false }
        return frame.storage.withUnsafeBytes { bytes in
            if frame.format == .jpeg {
                return uploadJPEG(bytes)
            }
            guard bytes.count >= frame.bytesNeeded, let base = bytes.baseAddress else { return false }
            let target = Shape(format: frame.format.textureFormat, width: frame.width, height: frame.height)
            guard let texture = prepare(target) else { return false }
            return upload(frame, base.assumingMemoryBound(to: UInt8.self), to: texture)
        }
    }

    private func upload(_ frame: Frame, _ luma: UnsafePointer<UInt8>, to texture: OpaquePointer) -> Bool {
        let pitch = Int32(frame.stride)
        let chroma = luma + frame.stride * frame.height
        let half = frame.chromaStride
        let second = chroma + half * ((frame.height + 1) / 2)
        switch frame.format {
        case .nv12:
            return SDL_UpdateNVTexture(texture, nil, luma, pitch, chroma, Int32(half)) == 0
        case .yuv420:
            return SDL_UpdateYUVTexture(texture, nil, luma, pitch, chroma, Int32(half), second, Int32(half)) == 0
        case .yvu420:
            return SDL_UpdateYUVTexture(texture, nil, luma, pitch, second, Int32(half), chroma, Int32(half)) == 0
        case .grey:
            return uploadGrey(frame, luma, to: texture)
        case .yuyv, .uyvy, .rgb, .bgr, .jpeg:
            return SDL_UpdateTexture(texture, nil, luma, pitch) == 0
        }
    }

    /// Copies luminance to all three channels, through SDL's conversion of a palette of greys.
    private func uploadGrey(_ frame: Frame, _ luma: UnsafePointer<UInt8>, to texture: OpaquePointer) -> Bool {
        let pixels = UnsafeMutableRawPointer(mutating: luma)
        let (width, height) = (Int32(frame.width), Int32(frame.height))
        let format = SDL_PIXELFORMAT_INDEX8.rawValue
        guard
            let source = SDL_CreateRGBSurfaceWithFormatFrom(pixels, width, height, 8, Int32(frame.stride), format)
        else { return false }
        defer { SDL_FreeSurface(source) }
        let shades = (0...255).map { SDL_Color(r: UInt8($0), g: UInt8($0), b: UInt8($0), a: 255) }
        SDL_SetPaletteColors(source.pointee.format.pointee.palette, shades, 0, 256)
        var target: UnsafeMutablePointer<SDL_Surface>?
        guard SDL_LockTextureToSurface(texture, nil, &target) == 0 else { return false }
        defer { SDL_UnlockTexture(texture) }
        return SDL_UpperBlit(source, nil, target, nil) == 0
    }

    private func uploadJPEG(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let size = decoder.size(of: bytes) else { return false }
        let target = Shape(format: SDL_PIXELFORMAT_ARGB8888.rawValue, width: size.width, height: size.height)
        guard let texture = prepare(target) else { return false }
        var pixels: UnsafeMutableRawPointer?
        var pitch: Int32 = 0
        guard SDL_LockTexture(texture, nil, &pixels, &pitch) == 0, let pixels else { return false }
        defer { SDL_UnlockTexture(texture) }
        let memory = UnsafeMutableRawBufferPointer(start: pixels, count: Int(pitch) * size.height)
        return decoder.decode(bytes, into: memory, stride: Int(pitch))
    }

    /// A texture of a format and size: the last one if it has the same.
    private func prepare(_ wanted: Shape) -> OpaquePointer? {
        if wanted == shape {
            return texture
        }
        removeTexture()
        let access = Int32(SDL_TEXTUREACCESS_STREAMING.rawValue)
        let made = SDL_CreateTexture(renderer, wanted.format, access, Int32(wanted.width), Int32(wanted.height))
        SDL_SetTextureScaleMode(made, SDL_ScaleModeLinear)
        texture = made
        shape = made == nil ? nil : wanted
        return made
    }
}

extension PixelFormat {
    /// SDL's pixel format for a frame, or for what the frame is converted to.
    fileprivate var textureFormat: UInt32 {
        switch self {
        case .yuyv: SDL_PIXELFORMAT_YUY2.rawValue
        case .uyvy: SDL_PIXELFORMAT_UYVY.rawValue
        case .nv12: SDL_PIXELFORMAT_NV12.rawValue
        case .yuv420, .yvu420: SDL_PIXELFORMAT_IYUV.rawValue
        case .rgb: SDL_PIXELFORMAT_RGB24.rawValue
        case .bgr: SDL_PIXELFORMAT_BGR24.rawValue
        case .grey, .jpeg: SDL_PIXELFORMAT_ARGB8888.rawValue
        }
    }
}

extension Frame {
    /// Bytes from one row of a chroma plane to the next.
    fileprivate var chromaStride: Int { format == .nv12 ? stride : (stride + 1) / 2 }

    /// The minimum number of bytes of a whole frame; `Int.max` when the stride is too small for any.
    fileprivate var bytesNeeded: Int {
        let chromaHeight = (height + 1) / 2
        let pixelBytes =
            switch format {
            case .grey, .nv12, .yuv420, .yvu420: 1
            case .yuyv, .uyvy: 2
            case .rgb, .bgr: 3
            case .jpeg: 0
            }
        guard format != .jpeg, stride >= width * pixelBytes else { return format == .jpeg ? 1 : .max }
        switch format {
        case .nv12: return stride * (height + chromaHeight - 1) + 2 * ((width + 1) / 2)
        case .yuv420, .yvu420: return stride * height + chromaStride * (2 * chromaHeight - 1) + (width + 1) / 2
        case .grey, .yuyv, .uyvy, .rgb, .bgr, .jpeg: return stride * (height - 1) + width * pixelBytes
        }
    }
}

/// Decodes JPEG pictures in colour for the window; the recognizer decodes only their luminance.
///
/// Use it on one thread at a time.
final class ColourJPEGDecoder {
    private var handle = tjInitDecompress()

    deinit { tjDestroy(handle) }

    /// Width and height in pixels; nil when the bytes do not start with a JPEG header.
    func size(of jpeg: UnsafeRawBufferPointer) -> (width: Int, height: Int)? {
        var (width, height, subsampling, colours): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let bytes = jpeg.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard
            let handle, let bytes,
            tjDecompressHeader3(handle, bytes, UInt(jpeg.count), &width, &height, &subsampling, &colours) == 0,
            width > 0, height > 0
        else {
            renew()
            return nil
        }
        return (Int(width), Int(height))
    }

    /// Decodes a picture to four bytes a pixel: blue, green, red and opacity.
    ///
    /// - Parameters:
    ///   - jpeg: The compressed picture.
    ///   - pixels: Where the rows are written, with at least `stride` bytes for each.
    ///   - stride: Bytes from one row to the next.
    /// - Returns: Whether there is a picture. Of a truncated JPEG the rows before the end are decoded.
    func decode(_ jpeg: UnsafeRawBufferPointer, into pixels: UnsafeMutableRawBufferPointer, stride: Int) -> Bool {
        guard
            let handle, let (width, height) = size(of: jpeg), stride >= width * 4, pixels.count >= stride * height,
            let bytes = jpeg.baseAddress?.assumingMemoryBound(to: UInt8.self),
            let target = pixels.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else { return false }
        let result = tjDecompress2(
            handle, bytes, UInt(jpeg.count), target, Int32(width), Int32(stride), Int32(height),
            Int32(TJPF_BGRA.rawValue), TJFLAG_FASTDCT | TJFLAG_FASTUPSAMPLE)
        let hasPicture = result == 0 || tjGetErrorCode(handle) == TJERR_WARNING.rawValue
        if !hasPicture {
            renew()
        }
        return hasPicture
    }

    /// Replaces the decoder: after an error, TurboJPEG 2.1 fails on every later picture too.
    private func renew() {
        tjDestroy(handle)
        handle = tjInitDecompress()
    }
}
