import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct AugmenterTests {
    private func sample(label: String = "A", landmarks: [SIMD2<Float>]? = HandMaskTests.landmarks) -> Sample {
        let pixels = (0..<(128 * 128)).map { (index: Int) -> UInt8 in
            let (x, y) = (index % 128, index / 128)
            return UInt8((x * 3 + y * 5) % 256)
        }
        return Sample(
            name: "x", image: GreyImage(width: 128, height: 128, pixels: pixels),
            region: Region(x: 24, y: 14, width: 80, height: 80), label: label, signer: "ann", landmarks: landmarks)
    }

    private func picture(_ augmentation: Augmentation, _ sample: Sample, seed: UInt64) -> Augmenter.Picture {
        var generator = SeededGenerator(seed: seed)
        var augmenter = Augmenter(augmentation, margin: 1.25)
        return augmenter.picture(of: sample, using: &generator)
    }

    @Test func showsTheRegionAloneWhenNothingMayChange() {
        // 80 pixels with a margin of 1.25 are 100: one for one, from column 14 and row 4 on.
        let made = picture(Augmentation(), sample(), seed: 1)
        #expect(made.image.width == Augmenter.side && made.image.height == Augmenter.side)
        for (x, y) in [(0, 0), (50, 50), (99, 99), (3, 97)] {
            #expect(made.image[x, y] == sample().image[x + 14, y + 4])
        }
    }

    @Test func jointsMoveWithThePicture() throws {
        let made = picture(Augmentation(), sample(), seed: 1)
        let landmarks = try #require(made.landmarks)
        for (joint, original) in zip(landmarks, HandMaskTests.landmarks) {
            #expect(abs(joint.x - (original.x - 14)) < 0.01 && abs(joint.y - (original.y - 4)) < 0.01)
        }
        #expect(picture(Augmentation(.full), sample(landmarks: nil), seed: 1).landmarks == nil)
    }

    @Test func brightSpotIsFoundWhereTheJointWent() throws {
        var geometry = Augmentation(.full)
        (geometry.gamma, geometry.gradient, geometry.shadow, geometry.noise) = (0, 0, 0, 0)
        (geometry.blur, geometry.sharpen, geometry.cutOut, geometry.backdrop) = (0, 0, 0, 0)
        var spot = sample()
        spot.image = GreyImage(width: 128, height: 128)
        let joint = HandMaskTests.landmarks[9]
        for y in -2...2 { for x in -2...2 { spot.image[Int(joint.x) + x, Int(joint.y) + y] = 255 } }
        for seed in 1...20 as ClosedRange<UInt64> {
            let made = picture(geometry, spot, seed: seed)
            var (sum, mass) = (SIMD2<Float>(0, 0), Float(0))
            for y in 0..<Augmenter.side {
                for x in 0..<Augmenter.side {
                    let value = Float(made.image[x, y])
                    sum += SIMD2(Float(x) + 0.5, Float(y) + 0.5) * value
                    mass += value
                }
            }
            let found = sum / mass
            let expected = try #require(made.landmarks)[9]
            #expect(abs(found.x - expected.x) < 1 && abs(found.y - expected.y) < 1)
        }
    }

    @Test func sameChanceSameBytes() {
        let once = picture(Augmentation(.full), sample(), seed: 5)
        #expect(once == picture(Augmentation(.full), sample(), seed: 5))
        #expect(once != picture(Augmentation(.full), sample(), seed: 6))
    }

    @Test func scratchOfEarlierPicturesDoesNotShow() {
        var augmenter = Augmenter(Augmentation(.full), margin: 1.2)
        for seed in 1...10 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var fresh = Augmenter(Augmentation(.full), margin: 1.2)
            var same = generator
            #expect(augmenter.picture(of: sample(), using: &generator) == fresh.picture(of: sample(), using: &same))
        }
    }

    @Test func replacesTheBackdropButNotTheHand() throws {
        var backdropOnly = Augmentation()
        backdropOnly.backdrop = 1
        var white = sample()
        white.image = GreyImage(width: 128, height: 128, filledWith: 200)
        let made = picture(backdropOnly, white, seed: 3).image
        // The hand keeps one shade, whatever its brightness has become; far from it nothing is as it was.
        #expect(made[37, 60] == made[50, 70])
        #expect(Set(made.pixels).count > 20)
        #expect(picture(backdropOnly, sample(landmarks: nil), seed: 3).image[0, 0] == sample().image[14, 4])
    }

    @Test func aHandBeforeALightIsDark() {
        var backlit = Augmentation()
        (backlit.backdrop, backlit.backlight) = (1, 1)
        var white = sample()
        white.image = GreyImage(width: 128, height: 128, filledWith: 200)
        // From a quarter to 0.7 of what it was, and 25 grey levels on either side.
        for seed in 1...20 as ClosedRange<UInt64> {
            #expect((24...166).contains(picture(backlit, white, seed: seed).image[37, 60]))
        }
    }

    @Test func picturesWithoutLettersAreTakenFromAnywhere() {
        let framings = Set(
            (1...20).map { picture(Augmentation(.light), sample(label: "nothing"), seed: UInt64($0)).image.pixels })
        #expect(framings.count == 20)
    }
}
