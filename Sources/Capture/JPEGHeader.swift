/// The size and kind of a JPEG picture, read from its header without decoding.
///
/// Source: ITU-T T.81, annex B (markers and their segments).
struct JPEGHeader: Equatable {
    /// Width in pixels.
    let width: Int
    /// Height in pixels.
    let height: Int
    /// Number of components: 1 for grey, 3 for colour.
    let components: Int
    /// Whether the coding is one that cameras use: 8 bits with baseline, extended or progressive Huffman coding.
    let isCommon: Bool

    /// Reads a header; nil if the bytes are not a JPEG picture or end before its size.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] == Marker.start else { return nil }
        var place = 2
        while place + 4 <= bytes.count {
            guard bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            guard marker != Marker.scan, marker != Marker.end else { return nil }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            guard length >= 2 else { return nil }
            if Marker.isFrame(marker) {
                guard length >= 8, place + 10 <= bytes.count else { return nil }
                height = Int(bytes[place + 5]) << 8 | Int(bytes[place + 6])
                width = Int(bytes[place + 7]) << 8 | Int(bytes[place + 8])
                components = Int(bytes[place + 9])
                isCommon = marker <= 0xC2 && bytes[place + 4] == 8
                guard width > 0, height > 0 else { return nil }
                return
            }
            place += 2 + length
        }
        return nil
    }

    /// Whether the picture's end marker is present.
    ///
    /// Some cameras pad the buffer with zeros after it, or send remains of an earlier picture.
    static func isWhole(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0 { end -= 1 }
        let earliest = max(4, end - maximumTrailingBytes)
        while end >= earliest {
            if bytes[end - 2] == 0xFF, bytes[end - 1] == Marker.end { return true }
            end -= 1
        }
        return false
    }

    /// The largest number of bytes, other than padding with 0, that may follow the end marker.
    private static let maximumTrailingBytes = 4096

    private enum Marker {
        static let start: UInt8 = 0xD8
        static let end: UInt8 = 0xD9
        static let scan: UInt8 = 0xDA

        /// Whether the marker starts a frame: SOF0…SOF15 without DHT, JPG and DAC, which lie in the same range.
        static func isFrame(_ marker: UInt8) -> Bool {
            (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
        }
    }
}
