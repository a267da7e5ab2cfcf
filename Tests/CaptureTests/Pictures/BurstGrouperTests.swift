import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct PictureTakesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes a take of pictures that resemble each other.
    private func take(seed: UInt64, _ count: Int, from first: Int) throws -> [URL] {
        try (first..<first + count).map {
            try folder.write(TestPicture.noise(seed: seed, brighter: $0 % 5), to: "\($0).ppm")
        }
    }

    private func durations(_ files: [URL], pictureTime: Double? = nil) throws -> [Double] {
        let takes = BurstGrouper(files: files, pictureTime: pictureTime)
        var durations: [Double] = []
        while let picture = try takes.next() { durations.append(picture.duration) }
        return durations
    }

    @Test func aPictureOnItsOwnStaysForASecond() throws {
        let files = try (0..<3).flatMap { try take(seed: UInt64($0), 1, from: $0) }
        #expect(try durations(files) == [1000, 1000, 1000])
    }

    @Test func aBurstIsShownForAsLongAsASlide() throws {
        #expect(try durations(take(seed: 1, 4, from: 0) + take(seed: 2, 2, from: 4)) == [300, 300, 300, 300, 600, 600])
    }

    @Test func aFilmHasTheRateOfACamera() throws {
        let durations = try durations(take(seed: 1, 50, from: 0))
        #expect(durations.count == 50 && durations.allSatisfy { abs($0 - HeldFrames.period) < 1e-9 })
    }

    @Test func whoSaysHowLongIsObeyed() throws {
        #expect(try durations(take(seed: 1, 3, from: 0), pictureTime: 70) == [70, 70, 70])
    }

    @Test func aBadPictureEndsATakeAndIsPassedOver() throws {
        var files = try take(seed: 1, 2, from: 0)
        files.append(try folder.write([], to: "2.ppm"))
        files += try take(seed: 1, 2, from: 3)
        let takes = BurstGrouper(files: files, pictureTime: nil)
        #expect(try takes.next()?.duration == 600 && takes.next()?.duration == 600)
        #expect(throws: ImageError.empty(file: files[2].path)) { try takes.next() }
        #expect(try takes.next() != nil && takes.next() != nil)
        #expect(try takes.next() == nil)
    }
}
