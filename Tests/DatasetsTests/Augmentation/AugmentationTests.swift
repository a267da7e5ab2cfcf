import Foundation
import Testing

@testable import Datasets

@Suite struct AugmentationTests {
    @Test func noneChangesNothing() {
        #expect(Augmentation(.none).isNone)
        #expect(!Augmentation(.light).isNone)
        #expect(!Augmentation(.full).isNone)
    }

    @Test func fullReachesWhatWasAgreed() {
        let full = Augmentation(.full)
        #expect(abs(exp(full.scale) - 1.25) < 0.01)
        #expect(abs(exp(-full.scale) - 0.8) < 0.01)
        #expect(abs(full.tilt * 180 / .pi - 20) < 0.1)
    }

    @Test func lightIsNowhereStronger() {
        let bounds: [KeyPath<Augmentation, Float>] = [
            \.scale, \.shift, \.tilt, \.aspect, \.shear, \.perspective, \.gamma, \.gradient, \.shadow,
            \.overexposure, \.backlight, \.noise, \.blur, \.sharpen, \.cutOut, \.backdrop,
        ]
        for bound in bounds { #expect(Augmentation(.light)[keyPath: bound] <= Augmentation(.full)[keyPath: bound]) }
    }
}
