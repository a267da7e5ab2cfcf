import Foundation
import Imaging
import Recognition
import Testing

@Suite struct LetterPreprocessorTests {
    let preprocessor = LetterPreprocessor(side: 4, contrastFloor: 8)

    @Test func takesBrightnessAndContrastOut() throws {
        // Sixteen cells of one pixel: half 100, half 200. Mean 150, deviation 50.
        let image = GreyImage(width: 4, height: 4, pixels: (0..<16).map { $0 % 4 < 2 ? 100 : 200 })
        let input = try prepare(image, Region(x: 0, y: 0, width: 4, height: 4))
        #expect(input == (0..<16).map { $0 % 4 < 2 ? -1 : 1 })
        let mirrored = try prepare(image, Region(x: 0, y: 0, width: 4, height: 4), mirrored: true)
        #expect(mirrored == (0..<16).map { $0 % 4 < 2 ? 1 : -1 })
    }

    @Test func doesNotBlowUpABlankWall() throws {
        let blank = GreyImage(width: 4, height: 4, filledWith: 77)
        #expect(try prepare(blank, Region(x: 0, y: 0, width: 4, height: 4)).allSatisfy { $0 == 0 })
        // Noise of deviation 2 is divided by the floor of 8.
        let noise = GreyImage(width: 4, height: 4, pixels: (0..<16).map { $0 % 2 == 0 ? 98 : 102 })
        #expect(try prepare(noise, Region(x: 0, y: 0, width: 4, height: 4)).map(abs).allSatisfy { $0 == 0.25 })
    }

    @Test func makesTheRegionSquare() throws {
        let image = GreyImage(width: 40, height: 40, pixels: (0..<1600).map { UInt8($0 % 40 * 5 + $0 / 40) })
        let narrow = try prepare(image, Region(x: 14, y: 8, width: 12, height: 24))
        let square = try prepare(image, Region(x: 8, y: 8, width: 24, height: 24))
        #expect(narrow == square)
    }

    @Test func readsFramesAsPictures() throws {
        let image = GreyImage(width: 40, height: 30, pixels: (0..<1200).map { UInt8(truncatingIfNeeded: $0 &* 37) })
        let region = Region(x: 3.5, y: -2, width: 31, height: 33)
        let expected = try prepare(image, region)
        let frame = Frame(
            format: .yuyv, width: 40, height: 30, stride: 80, time: 0, sequence: 0,
            storage: FrameStorage(copying: image.pixels.flatMap { [$0, 128] }))
        var input = [Float](repeating: 0, count: 16)
        try input.withUnsafeMutableBufferPointer { input throws(ImageError) in
            try preprocessor.prepare(frame, region: region, mirrored: false, into: input)
        }
        #expect(input == expected)
    }

    @Test(arguments: [
        Region(x: 0, y: 0, width: 0, height: 0), Region(x: 0, y: 0, width: -5, height: -5),
        Region(x: .nan, y: 0, width: 5, height: 5), Region(x: 0, y: 0, width: .infinity, height: 5),
        Region(x: 0, y: 0, width: 5, height: 5, tilt: .nan),
    ])
    func refusesRegionsThatAreNone(region: Region) throws {
        #expect(throws: ImageError.self) { try prepare(GreyImage(width: 8, height: 8), region) }
    }

    @Test func survivesAnyRegionThatIsOne() throws {
        let image = GreyImage(width: 8, height: 8, pixels: (0..<64).map { UInt8($0 * 4) })
        for size in [1e-6, 0.5, 1, 7.9, 1e3, 1e6] {
            for place in [-1e9, -3, 0, 5, 1e9] {
                for tilt in [0, 0.5] {
                    let region = Region(x: place, y: place, width: size, height: size, tilt: tilt)
                    #expect(try prepare(image, region).allSatisfy(\.isFinite))
                }
            }
        }
    }

    @Test func travelsAsJSON() throws {
        let preprocessor = LetterPreprocessor(side: 32, margin: 1.5, contrastFloor: 4)
        let text = try JSONEncoder().encode(preprocessor)
        #expect(try JSONDecoder().decode(LetterPreprocessor.self, from: text) == preprocessor)
    }

    @Test(arguments: [
        #"{"side":0,"margin":1.2,"contrastFloor":8}"#, #"{"side":2000000000,"margin":1.2,"contrastFloor":8}"#,
        #"{"side":50,"margin":-1,"contrastFloor":8}"#, #"{"side":50,"margin":1.2,"contrastFloor":0}"#,
        #"{"side":50,"margin":1.2}"#, #"{"side":"x","margin":1.2,"contrastFloor":8}"#, "[]",
    ])
    func refusesParametersThatMakeNoSense(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(LetterPreprocessor.self, from: Data(text.utf8))
        }
    }

    @Test func defaultsAreThoseOfTheShippedModel() {
        let preprocessor = LetterPreprocessor()
        #expect(preprocessor.side == 50)
        #expect(preprocessor.margin == 1.2)
    }

    private func prepare(_ image: GreyImage, _ region: Region, mirrored: Bool = false) throws -> [Float] {
        var input = [Float](repeating: .nan, count: preprocessor.side * preprocessor.side)
        try input.withUnsafeMutableBufferPointer { input throws(ImageError) in
            try preprocessor.prepare(image, region: region, mirrored: mirrored, into: input)
        }
        return input
    }
}
