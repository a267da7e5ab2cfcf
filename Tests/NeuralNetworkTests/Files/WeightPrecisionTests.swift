import Testing

@testable import NeuralNetwork

@Suite struct HalfFloatTests {
    @Test(
        "Numbers from the standard's tables",
        arguments: [
            (0x0000, 0), (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x0400, 0x1p-14), (0x0001, 0x1p-24),
            (0x03FF, 1023 * 0x1p-24), (0x3555, 0.33325195), (0x7C00, .infinity), (0xFC00, -.infinity),
        ] as [(UInt16, Float)])
    func known(bits: UInt16, value: Float) {
        #expect(HalfFloat(bits: bits).value == value)
        #expect(HalfFloat(rounding: value).bits == bits)
    }

    @Test func everyNumberComesBack() {
        for bits in UInt16.min...UInt16.max {
            let value = HalfFloat(bits: bits).value
            // NaN has many bit patterns; each must stay NaN.
            if bits & 0x7FFF > 0x7C00 {
                #expect(value.isNaN && HalfFloat(rounding: value).value.isNaN)
            } else {
                #expect(HalfFloat(rounding: value).bits == bits)
            }
        }
    }

    @Test func zeroKeepsItsSign() {
        #expect(HalfFloat(bits: 0x8000).value.sign == .minus)
        #expect(HalfFloat(rounding: -0.0).bits == 0x8000)
    }

    @Test(
        "Between two numbers the nearer one is taken, the even one of two",
        arguments: [
            (1 + 0x1p-11, 0x3C00), (1 + 0x1p-11 + 0x1p-20, 0x3C01), (1 + 3 * 0x1p-11, 0x3C02),
            (2 - 0x1p-12, 0x4000), (65519, 0x7BFF), (65520, 0x7C00), (0x1p-25, 0x0000), (3 * 0x1p-25, 0x0002),
            (0x1p-14 - 0x1p-26, 0x0400),
        ] as [(Float, UInt16)])
    func rounding(value: Float, bits: UInt16) {
        #expect(HalfFloat(rounding: value).bits == bits)
        #expect(HalfFloat(rounding: -value).bits == bits | 0x8000)
    }
}
