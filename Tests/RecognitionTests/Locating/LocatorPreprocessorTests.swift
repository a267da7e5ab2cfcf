import Foundation
import Imaging
import RecognitionSupport
import Testing

@testable import Recognition

@Suite struct LocatorPreprocessorTests {
    private func prepare(_ image: GreyImage, _ region: Region? = nil) throws -> (view: LocatorView, values: [Float]) {
        var values = [Float](repeating: .nan, count: 96 * 72)
        let view = try values.withUnsafeMutableBufferPointer { (values) throws(ImageError) in
            try LocatorPreprocessor(width: 96, height: 72).prepare(image, region: region, into: values)
        }
        return (view, values)
    }

    /// Rows that grow brighter downwards.
    private func ramp(_ width: Int, _ height: Int) -> GreyImage {
        GreyImage(width: width, height: height, pixels: (0..<width * height).map { UInt8($0 / width * 200 / height) })
    }

    @Test func brightnessAndContrastAreTakenOut() throws {
        let values = try prepare(ramp(192, 144)).values
        let mean = values.reduce(0, +) / Float(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
        #expect(abs(mean) < 1e-3 && abs(variance - 1) < 1e-3)
        #expect(zip(values, values.dropFirst(96)).allSatisfy { $0 <= $1 })
    }

    @Test func beyondThePictureIsItsMean() throws {
        let (view, values) = try prepare(ramp(90, 120))
        #expect(view.columns == 21..<75)
        for row in 0..<72 {
            for column in 0..<96 where !view.columns.contains(column) { #expect(values[row * 96 + column] == 0) }
        }
        // The top is darker than the mean, the bottom brighter, all the way across.
        #expect((21..<75).allSatisfy { values[$0] < -1 && values[71 * 96 + $0] > 1 })
    }

    @Test func aFrameAndItsPictureAreTheSame() throws {
        let picture = PatternAlphabet.picture("A", width: 150, height: 100)
        let expected = try prepare(picture, Region(x: 30, y: 10, width: 60, height: 40))
        var values = [Float](repeating: .nan, count: 96 * 72)
        let view = try values.withUnsafeMutableBufferPointer { (values) throws(ImageError) in
            try LocatorPreprocessor(width: 96, height: 72).prepare(
                PatternAlphabet.frame(picture, time: 0), region: Region(x: 30, y: 10, width: 60, height: 40),
                into: values)
        }
        #expect(view == expected.view)
        #expect(values == expected.values)
    }

    @Test func aBlankPictureIsNotBlownUp() throws {
        #expect(try prepare(GreyImage(width: 40, height: 30, filledWith: 90)).values.allSatisfy { abs($0) < 1e-3 })
    }

    @Test func boxesOfATrainingPictureComeAlong() throws {
        var values = [Float](repeating: 0, count: 96 * 72)
        let boxes = try values.withUnsafeMutableBufferPointer { (values) throws(ImageError) in
            try LocatorPreprocessor(width: 96, height: 72).prepare(
                ramp(192, 144), boxes: [Region(x: 20, y: 40, width: 60, height: 80)], into: values)
        }
        #expect(boxes == [Region(x: 10, y: 20, width: 30, height: 40)])
    }

    @Test func anEmptyPictureIsRefused() {
        #expect(throws: ImageError.self) { try prepare(GreyImage(width: 0, height: 0)) }
    }

    @Test func parametersSurviveTheFileAndSenselessOnesAreRefused() throws {
        let input = LocatorPreprocessor(width: 80, height: 64, contrastFloor: 3)
        #expect(try JSONDecoder().decode(LocatorPreprocessor.self, from: JSONEncoder().encode(input)) == input)
        for text in [
            #"{"width":4,"height":72,"contrastFloor":8}"#, #"{"width":96,"height":5000,"contrastFloor":8}"#,
            #"{"width":96,"height":72,"contrastFloor":0}"#, #"{"width":96}"#,
        ] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(LocatorPreprocessor.self, from: Data(text.utf8))
            }
        }
    }
}
