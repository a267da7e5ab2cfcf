import Basics

/// A record of TensorFlow's TFRecord format, in which TensorBoard's events are stored.
///
/// It has the length (8 bytes, lowest first), the length's checksum (4 bytes), the data and the data's checksum (4
/// bytes). Source: tensorflow.org/tutorials/load_data/tfrecord.
enum EventRecord {
    /// Returns the bytes of a record.
    static func bytes(of data: [UInt8]) -> [UInt8] {
        let length = littleEndian(UInt64(data.count))
        return length + littleEndian(maskedChecksum(of: length)) + data + littleEndian(maskedChecksum(of: data))
    }

    /// Returns the checksum in its stored form, which differs from it so that checksums of checksums stay safe.
    static func maskedChecksum(of bytes: [UInt8]) -> UInt32 {
        let checksum = CRC32.castagnoli.checksum(of: bytes[...])
        return (checksum >> 15 | checksum << 17) &+ 0xa282_ead8
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian, Array.init)
    }
}
