import Foundation
import Imaging
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

/// The whole program with a model that finds hands: bright squares, and with one that takes everything for a letter, since
/// it knows of no "nothing".
@Suite struct LocatorTests {
    private let stage: Stage
    private let locator: URL

    init() throws {
        stage = try Stage()
        locator = stage.file("locator.safetensors")
        try PatternLocator.write(to: locator)
        try PatternModel.write(to: stage.file("letters.safetensors"), labels: ["A", "B"])
    }

    /// A film of a hand that goes from left to right, and is gone at the end.
    private func film() throws -> URL {
        let pictures = (0..<60).map { number in
            PatternLocator.picture(number < 20 ? [(x: 60 + 10 * Double(number), y: 100)] : [])
        }
        var bytes = Data("YUV4MPEG2 W320 H240 F30:1 Ip A1:1 Cmono\n".utf8)
        for picture in pictures {
            bytes += Data("FRAME\n".utf8)
            bytes += picture.pixels
        }
        try bytes.write(to: stage.file("hand.y4m"))
        return stage.file("hand.y4m")
    }

    private func boxes(_ arguments: String..., model: String = "letters.safetensors") async throws -> [[Double]?] {
        let result = try await ProductRunner.run(
            "recognizer",
            ["--model", stage.file(model).path, "--headless", "--speed", "max", "--json", "--replay", film().path]
                + arguments, environment: Stage.environment)
        #expect(result.status == 0, "\(result.errorText)")
        return try JSONObjects(result).of(type: "frame").map { $0["box"] as? [Double] }
    }

    @Test func theBoxFollowsTheHand() async throws {
        let boxes = try await boxes("--locator", locator.path)
        #expect(boxes.count == 60)
        for (number, box) in boxes.prefix(20).enumerated() {
            let box = try #require(box)
            #expect(abs(box[0] + box[2] / 2 - (60 + 10 * Double(number))) < 25, "frame \(number)")
        }
        #expect(boxes.last.map { $0 == nil } == true, "where no hand is no box is")
    }

    @Test func whatTheLetterNetworkCallsNothingIsNoHand() async throws {
        let boxes = try await boxes("--locator", locator.path, model: stage.model.lastPathComponent)
        #expect(boxes.count == 60 && boxes.allSatisfy { $0 == nil })
    }

    @Test func aBoxBypassesTheLocator() async throws {
        let boxes = try await boxes("--box", "10,20,80,80")
        #expect(boxes.allSatisfy { $0 == [10, 20, 80, 80] })
        #expect(try await self.boxes("--no-locator").allSatisfy { $0 == [76, 36, 168, 168] })
    }

    @Test func aModelThatFindsNoHandsIsRefused() async throws {
        let result = try await stage.startElsewhere([
            "--model", stage.model.path, "--locator", stage.model.path, "--headless", "--replay", film().path,
        ]).result()
        #expect(result.status == 1)
        #expect(result.errorText.contains("model.safetensors"))
    }
}
