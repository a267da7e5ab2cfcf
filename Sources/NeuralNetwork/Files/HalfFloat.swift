/// A number of 16 bits after IEEE 754: a sign, 5 bits of exponent, 10 of significand.
///
/// `Float16` is not offered on every platform, and without its own instructions costs a call a number; this is a few
/// operations that a compiler turns into vectors.
struct HalfFloat: Equatable {
    /// The bits as they lie in a file.
    var bits: UInt16

    /// The number with these bits.
    init(bits: UInt16) {
        self.bits = bits
    }

    /// The nearest number, the even one of two; infinite beyond 65504 and a half step.
    init(rounding value: Float) {
        let sign = UInt16(truncatingIfNeeded: value.bitPattern >> 16) & 0x8000
        let magnitude = value.magnitude
        if value.isNaN {
            bits = sign | 0x7E00
        } else if magnitude >= 65520 {
            bits = sign | 0x7C00
        } else if magnitude < 0x1p-14 {
            // Below the least normal number all steps are 2⁻²⁴.
            bits = sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven))
        } else {
            // 13 bits of significand go; what rounds up may carry into the exponent, which is right.
            let pattern = magnitude.bitPattern - (112 << 23)
            let rounded = pattern + 0xFFF + ((pattern >> 13) & 1)
            bits = sign | UInt16(truncatingIfNeeded: rounded >> 13)
        }
    }

    /// The number, exactly.
    var value: Float {
        let sign = UInt32(bits & 0x8000) << 16
        // Exponent and significand moved to their places are too small by 2¹¹², for subnormal numbers too.
        let magnitude = Float(bitPattern: UInt32(bits & 0x7FFF) << 13) * 0x1p112
        let pattern = magnitude >= 65536 ? magnitude.bitPattern | 0x7F80_0000 : magnitude.bitPattern
        return Float(bitPattern: pattern | sign)
    }
}
