import CExif
import FoundationEssentials

/// How a photograph has to be turned to stand upright, by the numbers of the EXIF standard.
public enum EXIFOrientation: Int, Sendable, CaseIterable {
    /// As it is.
    case upright = 1
    /// Left and right are swapped.
    case mirrored = 2
    /// It stands on its head.
    case upsideDown = 3
    /// Top and bottom are swapped.
    case flipped = 4
    /// Rows and columns are swapped.
    case transposed = 5
    /// It has to be turned a quarter clockwise.
    case turnedLeft = 6
    /// Rows and columns are swapped, counted from the other corner.
    case transversed = 7
    /// It has to be turned a quarter counter-clockwise.
    case turnedRight = 8

    /// Reads the orientation out of a JPEG; upright when it says nothing, or nothing sensible.
    static func read(_ bytes: Data) -> EXIFOrientation {
        let data = bytes.withUnsafeBytes { bytes in
            exif_data_new_from_data(
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(clamping: bytes.count))
        }
        guard let data else { return .upright }
        defer { exif_data_unref(data) }
        guard
            let entry = exif_content_get_entry(data.pointee.ifd.0, EXIF_TAG_ORIENTATION),
            entry.pointee.format == EXIF_FORMAT_SHORT, entry.pointee.size >= 2
        else { return .upright }
        let value = exif_get_short(entry.pointee.data, exif_data_get_byte_order(data))
        return EXIFOrientation(rawValue: Int(value)) ?? .upright
    }

    /// Whether width and height change places.
    var swapsSides: Bool { rawValue >= 5 }

    /// The place in the stored picture, `width` by `height`, of a pixel of the upright one.
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
}

extension GreyImage {
    /// The picture upright, which is stored as `orientation` says.
    public func oriented(_ orientation: EXIFOrientation) -> GreyImage {
        guard orientation != .upright else { return self }
        let swaps = orientation.swapsSides
        var turned = GreyImage(width: swaps ? height : width, height: swaps ? width : height)
        for y in 0..<turned.height {
            for x in 0..<turned.width {
                let source = orientation.source(ofX: x, y: y, width: width, height: height)
                turned[x, y] = self[source.x, source.y]
            }
        }
        return turned
    }
}

extension RGBImage {
    /// The picture upright, which is stored as `orientation` says.
    public func oriented(_ orientation: EXIFOrientation) -> RGBImage {
        guard orientation != .upright else { return self }
        let swaps = orientation.swapsSides
        var turned = RGBImage(width: swaps ? height : width, height: swaps ? width : height)
        for y in 0..<turned.height {
            for x in 0..<turned.width {
                let source = orientation.source(ofX: x, y: y, width: width, height: height)
                let (from, to) = (3 * (source.y * width + source.x), 3 * (y * turned.width + x))
                for channel in 0..<3 { turned.pixels[to + channel] = pixels[from + channel] }
            }
        }
        return turned
    }
}
