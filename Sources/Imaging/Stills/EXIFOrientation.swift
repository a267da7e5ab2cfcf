import CExif
import FoundationEssentials

/// How a stored picture has to be turned or mirrored to be upright, by the numbers of the EXIF standard.
public enum EXIFOrientation: Int, Sendable, CaseIterable {
    /// Stored upright.
    case upright = 1
    /// Left and right are swapped.
    case mirrored = 2
    /// Turned by 180°.
    case upsideDown = 3
    /// Top and bottom are swapped.
    case flipped = 4
    /// Rows and columns are swapped: mirrored at the diagonal from the top left.
    case transposed = 5
    /// Turned counter-clockwise by 90°: it has to be turned clockwise.
    case turnedLeft = 6
    /// Mirrored at the diagonal from the top right.
    case transversed = 7
    /// Turned clockwise by 90°: it has to be turned counter-clockwise.
    case turnedRight = 8

    /// Reads the orientation from a JPEG, PNG, WebP or TIFF file; upright if it has none or an invalid one.
    ///
    /// - Parameter page: the page of a TIFF file, from 0.
    static func read(_ bytes: UnsafeRawBufferPointer, page: Int = 0) -> EXIFOrientation {
        if let pages = TIFFDirectories(bytes)?.pages {
            guard pages.indices.contains(page), let value = pages[page][.orientation] else { return .upright }
            return EXIFOrientation(rawValue: value) ?? .upright
        }
        if bytes.starts(with: [0xff, 0xd8]) { return read(exif: bytes) }
        guard let chunk = PictureChunks(bytes)?.first(where: { ["eXIf", "EXIF"].contains($0.name) }) else {
            return .upright
        }
        let mark = Array("Exif\0\0".utf8)
        let block = bytes[chunk.range]
        return (block.starts(with: mark) ? Array(block) : mark + block).withUnsafeBytes { read(exif: $0) }
    }

    /// Reads the orientation from a JPEG file, or from an EXIF block that starts with its mark.
    private static func read(exif bytes: UnsafeRawBufferPointer) -> EXIFOrientation {
        let data = exif_data_new_from_data(
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(clamping: bytes.count))
        guard let data else { return .upright }
        defer { exif_data_unref(data) }
        guard
            let entry = exif_content_get_entry(data.pointee.ifd.0, EXIF_TAG_ORIENTATION),
            entry.pointee.format == EXIF_FORMAT_SHORT, entry.pointee.size >= 2
        else { return .upright }
        let value = exif_get_short(entry.pointee.data, exif_data_get_byte_order(data))
        return EXIFOrientation(rawValue: Int(value)) ?? .upright
    }

    /// Whether width and height are exchanged when the picture is made upright.
    public var swapsSides: Bool { rawValue >= 5 }

    /// The position in the stored picture, `width` by `height`, of a pixel of the upright one.
    func source(ofX x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
        switch self {
        case .upright: (x, y)
        case .mirrored: (width - 1 - x, y)
        case .upsideDown: (width - 1 - x, height - 1 - y)
        case .flipped: (x, height - 1 - y)
        case .transposed: (y, x)
        case .turnedLeft: (y, height - 1 - x)
        case .transversed: (width - 1 - y, height - 1 - x)
        case .turnedRight: (width - 1 - y, x)
        }
    }

    /// Copies pixels and makes them upright.
    ///
    /// - Parameters:
    ///   - source: `[height, stride]` bytes, of which `width * channels` in each row are pixels.
    ///   - stride: bytes from one row of `source` to the next.
    ///   - width: columns of the stored pixels.
    ///   - height: rows of the stored pixels.
    ///   - channels: bytes per pixel.
    ///   - target: `[upright height, targetStride]` bytes; the upright height is `width` if the orientation `swapsSides`.
    ///   - targetStride: bytes from one row of `target` to the next.
    public func copyUpright(
        from source: UnsafePointer<UInt8>, stride: Int, width: Int, height: Int, channels: Int = 1,
        to target: UnsafeMutablePointer<UInt8>, stride targetStride: Int
    ) {
        func offset(_ x: Int, _ y: Int) -> Int {
            let stored = self.source(ofX: x, y: y, width: width, height: height)
            return stored.y * stride + stored.x * channels
        }
        // The mapping is linear: each step to the right or down in the upright picture is a constant step in memory.
        let origin = offset(0, 0)
        let (right, down) = (offset(1, 0) - origin, offset(0, 1) - origin)
        let (columns, rows) = swapsSides ? (height, width) : (width, height)
        for y in 0..<rows {
            var from = origin + y * down
            let row = target + y * targetStride
            for x in 0..<columns {
                for channel in 0..<channels { row[x * channels + channel] = source[from + channel] }
                from += right
            }
        }
    }
}

extension GreyImage {
    /// This picture made upright, if it is stored with `orientation`.
    public func oriented(_ orientation: EXIFOrientation) -> GreyImage {
        guard orientation != .upright else { return self }
        let swaps = orientation.swapsSides
        var turned = GreyImage(width: swaps ? height : width, height: swaps ? width : height)
        pixels.withUnsafeBufferPointer { source in
            turned.pixels.withUnsafeMutableBufferPointer { target in
                guard let source = source.baseAddress, let target = target.baseAddress else { return }
                orientation.copyUpright(
                    from: source, stride: width, width: width, height: height, to: target,
                    stride: swaps ? height : width)
            }
        }
        return turned
    }
}

extension RGBImage {
    /// This picture made upright, if it is stored with `orientation`.
    public func oriented(_ orientation: EXIFOrientation) -> RGBImage {
        guard orientation != .upright else { return self }
        let swaps = orientation.swapsSides
        var turned = RGBImage(width: swaps ? height : width, height: swaps ? width : height)
        pixels.withUnsafeBufferPointer { source in
            turned.pixels.withUnsafeMutableBufferPointer { target in
                guard let source = source.baseAddress, let target = target.baseAddress else { return }
                orientation.copyUpright(
                    from: source, stride: 3 * width, width: width, height: height, channels: 3, to: target,
                    stride: 3 * (swaps ? height : width))
            }
        }
        return turned
    }
}
