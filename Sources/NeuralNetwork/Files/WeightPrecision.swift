/// The number format of weights in a file.
public enum WeightPrecision: String, Sendable, CaseIterable {
    /// 32-bit floats.
    case single = "F32"
    /// 16-bit floats: half the size, with eleven significant bits for each weight.
    case half = "F16"

    /// The bytes of one value.
    var byteCount: Int { self == .single ? 4 : 2 }
}

/// A 16-bit float of IEEE 754: a sign, 5 bits of exponent, 10 bits of significand.
///
/// Swift's `Float16` is not available on every platform, and needs a function call for each conversion on CPUs without
/// instructions for it. This is a few operations that the compiler can vectorise.
struct HalfFloat: Equatable {
    /// The bits, as stored in a file.
    var bits: UInt16

    /// The value with these bits.
    init(bits: UInt16) {
        self.bits = bits
    }

    /// The nearest value, with ties to even; infinite from 65520 on.
    init(rounding value: Float) {
        let sign = UInt16(truncatingIfNeeded: value.bitPattern >> 16) & 0x8000
        let magnitude = value.magnitude
        if value.isNaN {
            bits = sign | 0x7E00
        } else if magnitude >= 65520 {
            bits = sign | 0x7C00
        } else if magnitude < 0x1p-14 {
            // Below the smallest normal value the spacing is 2⁻²⁴.
            bits = sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven))
        } else {
            // 13 bits of the significand are rounded off. Rounding up may carry into the exponent, which is correct.
            let pattern = magnitude.bitPattern - (112 << 23)
            let rounded = pattern + 0xFFF + ((pattern >> 13) & 1)
            bits = sign | UInt16(truncatingIfNeeded: rounded >> 13)
        }
    }

    /// The value, which a `Float` represents exactly.
    var value: Float {
        let sign = UInt32(bits & 0x8000) << 16
        // With exponent and significand shifted to their places, the value is too small by a factor of 2¹¹².
        let magnitude = Float(bitPattern: UInt32(bits & 0x7FFF) << 13) * 0x1p112
        let pattern = magnitude >= 65536 ? magnitude.bitPattern | 0x7F80_0000 : magnitude.bitPattern
        return Float(bitPattern: pattern | sign)
    }
}
