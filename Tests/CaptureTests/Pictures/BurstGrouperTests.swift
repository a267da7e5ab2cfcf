import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct BurstGrouperTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes a burst of pictures that resemble each other.
    private func burst(seed: UInt64, _ count: Int, from first: Int) throws -> [URL] {
        try (first..<first + count).map {
            try folder.write(TestPicture.noise(seed: seed, brighter: $0 % 5), to: "\($0).ppm")
        }
    }

    private func durations(_ files: [URL], pictureTime: Double? = nil) throws -> [Double] {
        let pictures = BurstGrouper(files: files, pictureTime: pictureTime)
        var durations: [Double] = []
        while let item = try pictures.next() { durations.append(try #require(Self.duration(of: item))) }
        return durations
    }

    private static func duration(of item: BurstGrouper.Item?) -> Double? {
        if case .picture(_, let duration)? = item { duration } else { nil }
    }

    @Test func aPictureOnItsOwnStaysForASecond() throws {
        let files = try (0..<3).flatMap { try burst(seed: UInt64($0), 1, from: $0) }
        #expect(try durations(files) == [1000, 1000, 1000])
    }

    @Test func aBurstIsShownForAsLongAsASlide() throws {
        #expect(
            try durations(burst(seed: 1, 4, from: 0) + burst(seed: 2, 2, from: 4)) == [300, 300, 300, 300, 600, 600])
    }

    @Test func aFilmHasTheRateOfACamera() throws {
        let durations = try durations(burst(seed: 1, 50, from: 0))
        #expect(durations.count == 50 && durations.allSatisfy { abs($0 - HeldFrames.periodMilliseconds) < 1e-9 })
    }

    @Test func whoSaysHowLongIsObeyed() throws {
        #expect(try durations(burst(seed: 1, 3, from: 0), pictureTime: 70) == [70, 70, 70])
    }

    @Test func aBadPictureEndsATakeAndIsPassedOver() throws {
        var files = try burst(seed: 1, 2, from: 0)
        files.append(try folder.write([], to: "2.ppm"))
        files += try burst(seed: 1, 2, from: 3)
        let pictures = BurstGrouper(files: files, pictureTime: nil)
        #expect(try Self.duration(of: pictures.next()) == 600 && Self.duration(of: pictures.next()) == 600)
        #expect(throws: ImageError.empty(file: files[2].path)) { try pictures.next() }
        #expect(try pictures.next() != nil && pictures.next() != nil)
        #expect(try pictures.next() == nil)
    }
}

@Suite struct PictureThumbnailTests {
    private func thumbnail(_ width: Int = 100, _ height: Int = 100, _ shade: (Int, Int) -> Int) -> PictureThumbnail {
        let pixels = (0..<width * height).map { UInt8(max(0, min(255, shade($0 % width, $0 / width)))) }
        return PictureThumbnail(
            of: Frame(
                format: .grey, width: width, height: height, stride: width, time: 0, sequence: 0,
                storage: FrameStorage(copying: pixels)))
    }

    @Test func aPictureIsLikeItself() {
        let slope = thumbnail { x, y in x + y / 2 }
        #expect(abs(slope.correlation(with: slope) - 1) < 1e-4)
    }

    @Test func brightnessContrastAndSizeDoNotMatter() {
        let slope = thumbnail { x, y in x + y / 2 }
        let other = thumbnail(300, 200) { x, y in 40 + x / 6 + y / 8 }
        #expect(other.correlation(with: slope) > 0.999)
    }

    @Test func aNegativeIsUnlike() {
        #expect(thumbnail { x, _ in x }.correlation(with: thumbnail { x, _ in 255 - x }) < -0.99)
    }

    @Test func unrelatedDirectionsAreUnlike() {
        #expect(abs(thumbnail { x, _ in x }.correlation(with: thumbnail { _, y in y })) < 0.01)
    }

    @Test func theEdgeDoesNotMatter() {
        let room = thumbnail { x, y in x < 14 || y < 14 ? 255 : x }
        #expect(room.correlation(with: thumbnail { x, _ in x }) > 0.999)
    }

    @Test func oneShadeIsLikeNothing() {
        let plain = thumbnail { _, _ in 80 }
        #expect(plain.correlation(with: plain) == 0)
    }
}
