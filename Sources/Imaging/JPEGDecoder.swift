import CKernels
import CTurboJPEG
import FoundationEssentials
import Synchronization

/// A JPEG decoder that keeps its memory from picture to picture; use it on one thread at a time.
public final class JPEGDecoder {
    private var handle: tjhandle?
    /// The luminance of the frame that was decoded last.
    private var pixels: [UInt8] = []
    /// The frame that `pixels` show; nil as soon as nothing else refers to it.
    private weak var decodedFrame: FrameStorage?
    private var decoded = (reduction: 0, width: 0, height: 0)

    /// Makes a decoder.
    ///
    /// - Throws: `ImageError.noMemory`.
    public init() throws(ImageError) {
        handle = tjInitDecompress()
        guard handle != nil else { throw .noMemory }
    }

    deinit { if handle != nil { tjDestroy(handle) } }

    /// The contents of a JPEG's header.
    struct Header: Equatable {
        let width: Int
        let height: Int
        /// Whether the colours are cyan, magenta, yellow and black, as in pictures for print.
        let isForPrint: Bool
    }

    /// Reads the header.
    ///
    /// - Throws: `Failure` with the reason that the library gives.
    func header(of bytes: UnsafeRawBufferPointer) throws(Failure) -> Header {
        var (width, height, subsampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let status = tjDecompressHeader3(
            handle, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt(bytes.count), &width, &height,
            &subsampling, &space)
        guard status == 0 || isOnlyWarned, width > 0, height > 0 else { throw failure() }
        let isForPrint = space == Int32(TJCS_CMYK.rawValue) || space == Int32(TJCS_YCCK.rawValue)
        return Header(width: Int(width), height: Int(height), isForPrint: isForPrint)
    }

    /// Reads the header and refuses pictures that would take too much memory.
    ///
    /// - Throws: `Failure` with the reason that the library gives, or if there are more than
    ///   `Still.largestPixelCount` pixels.
    func headerInBounds(of bytes: UnsafeRawBufferPointer) throws(Failure) -> Header {
        let header = try header(of: bytes)
        guard header.width * header.height <= Still.largestPixelCount else {
            throw Failure(reason: "\(header.width)x\(header.height) pixels are too many")
        }
        return header
    }

    /// Decodes a whole picture and refuses a damaged one.
    ///
    /// - Parameters:
    ///   - format: TurboJPEG's pixel format of the result.
    ///   - channels: bytes per pixel in that format.
    /// - Throws: `Failure` if the picture is damaged or cut off.
    func decode(
        _ bytes: UnsafeRawBufferPointer, header: Header, format: TJPF, channels: Int
    ) throws(Failure) -> [UInt8] {
        var picture = [UInt8](repeating: 0, count: header.width * header.height * channels)
        let isSound = picture.withUnsafeMutableBufferPointer { picture in
            decode(bytes, width: header.width, height: header.height, format: format, into: picture.baseAddress)
        }
        // Stray bytes between segments are common in pictures of cameras and do no harm.
        guard isSound || (isOnlyWarned && lastReason.contains("extraneous bytes")) else { throw failure() }
        return picture
    }

    /// Calls `body` with a frame's luminance, scaled down by `reduction`.
    ///
    /// The memory belongs to the decoder, which uses it again for the next frame. A frame is decoded once if it is asked
    /// for several times in a row, as by the locator and then by the letter network.
    ///
    /// - Parameter reduction: 1, 2, 4 or 8.
    /// - Throws: `Failure` with the reason that the library gives, or if there are too many pixels.
    func withLuminance<Result>(
        of frame: FrameStorage, reduction: Int, _ body: (cr_picture) -> Result
    ) throws(Failure) -> Result {
        if decodedFrame !== frame || decoded.reduction != reduction {
            decodedFrame = nil
            try frame.withUnsafeBytes { bytes throws(Failure) in try decodeLuminance(bytes, reduction: reduction) }
            decodedFrame = frame
        }
        return pixels.withUnsafeMutableBufferPointer { pixels in
            body(
                cr_picture(
                    pixels: pixels.baseAddress, width: Int32(decoded.width), height: Int32(decoded.height),
                    stride: decoded.width, layout: cr_grey))
        }
    }

    /// Decodes the luminance into `pixels`.
    private func decodeLuminance(_ bytes: UnsafeRawBufferPointer, reduction: Int) throws(Failure) {
        let header = try headerInBounds(of: bytes)
        let (width, height) = (
            (header.width + reduction - 1) / reduction, (header.height + reduction - 1) / reduction
        )
        if pixels.count < width * height { pixels = [UInt8](repeating: 0, count: width * height) }
        let isSound = pixels.withUnsafeMutableBufferPointer {
            decode(bytes, width: width, height: height, format: TJPF_GRAY, into: $0.baseAddress)
        }
        // A camera frame with a damaged spot is still the newest frame; it is used unless nothing was decoded.
        guard isSound || isOnlyWarned else { throw failure() }
        decoded = (reduction, width, height)
    }

    /// Decodes at the scale that results in this size; returns false if the library reports an error or a warning.
    private func decode(
        _ bytes: UnsafeRawBufferPointer, width: Int, height: Int, format: TJPF,
        into pixels: UnsafeMutablePointer<UInt8>?
    ) -> Bool {
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return tjDecompress2(
            handle, start, UInt(bytes.count), pixels, Int32(width), 0, Int32(height), Int32(format.rawValue),
            Int32(TJFLAG_LIMITSCANS)) == 0
    }

    /// The reason why the library cannot decode a picture, in its own words.
    struct Failure: Error {
        let reason: String
    }

    /// Returns the library's last error and makes a new handle.
    ///
    /// After an error the old handle is still in the middle of the picture, so that all later pictures would fail too.
    private func failure() -> Failure {
        let failure = Failure(reason: lastReason)
        if handle != nil { tjDestroy(handle) }
        handle = tjInitDecompress()
        return failure
    }

    private var isOnlyWarned: Bool { tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue) }

    private var lastReason: String { String(cString: tjGetErrorStr2(handle)) }
}

extension JPEGDecoder {
    /// Averages the luminance of a region of a JPEG into a grid `[rows, columns]`, values 0…255.
    ///
    /// - Parameter region: the part of the picture, in pixels of the full size.
    /// - Throws: `ImageError.malformedFrame` if the picture cannot be decoded or the region is empty.
    func averageLuminance(
        of frame: FrameStorage, over region: Region, columns: Int, rows: Int, mirrored: Bool,
        into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        let outcome: Result<Void, ImageError>
        do throws(Failure) {
            let cell = min(region.width / Double(columns), region.height / Double(rows))
            // The decoder scales by leaving out frequencies, not by averaging. The more it scales, the smaller its pixels
            // have to be compared with a cell, or the difference becomes visible.
            let reduction = [8, 4, 2].first { cell >= 1.5 * Double($0 * $0) } ?? 1
            outcome = try withLuminance(of: frame, reduction: reduction) { picture in
                // The size of the reduced picture is rounded up; the region is scaled exactly.
                let part = region.scaled(by: 1 / Double(reduction))
                return Result { () throws(ImageError) in
                    try picture.average(part, columns: columns, rows: rows, mirrored: mirrored, into: grid)
                }
            }
        } catch {
            throw .malformedFrame(reason: error.reason)
        }
        try outcome.get()
    }
}

extension JPEGDecoder {
    /// Decoders that are not in use at the moment.
    private static let idle = Mutex<[Pooled]>([])

    /// Calls `body` with a decoder from a pool, which nothing else uses during the call.
    ///
    /// - Throws: `ImageError.noMemory`, and the errors of `body`.
    static func withPooled<Result>(
        _ body: (JPEGDecoder) throws(ImageError) -> Result
    ) throws(ImageError) -> Result {
        let decoder: JPEGDecoder
        if let pooled = idle.withLock({ $0.popLast() }) {
            decoder = pooled.decoder
        } else {
            decoder = try JPEGDecoder()
        }
        defer {
            let pooled = Pooled(decoder: decoder)
            idle.withLock { $0.append(pooled) }
        }
        return try body(decoder)
    }

    /// A decoder in the pool; it may change threads because only one of them holds it at a time.
    private struct Pooled: @unchecked Sendable {
        let decoder: JPEGDecoder
    }
}
