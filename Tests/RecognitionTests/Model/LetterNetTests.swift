import Foundation
import Imaging
import NeuralNetwork
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

@Suite struct LetterNetTests {
    let folder: TemporaryFolder
    let url: URL

    init() throws {
        folder = try TemporaryFolder()
        url = folder.url.appending(path: "model.safetensors")
    }

    private func predict(
        _ net: LetterNet, _ picture: GreyImage, mirrored: Bool = false
    ) throws -> LetterPrediction {
        try net.predict(
            PatternAlphabet.frame(picture, time: 0),
            in: FixedBox().region(width: picture.width, height: picture.height),
            mirrored: mirrored)
    }

    /// The likeliest answer.
    private func read(_ net: LetterNet, _ picture: GreyImage, mirrored: Bool = false) throws -> (String, Float) {
        let answer = try predict(net, picture, mirrored: mirrored)
        let best = answer.probabilities.indices.max { answer.probabilities[$0] < answer.probabilities[$1] } ?? 0
        return (answer.labels[best], answer.probabilities[best])
    }

    @Test func everyLetterIsReadAndNothingIsNothing() throws {
        try PatternModel.write(to: url)
        let net = try LetterNet(contentsOf: url)
        for letter in LetterLabels.alphabet {
            let (label, probability) = try read(net, PatternAlphabet.picture(letter))
            #expect(label == letter)
            #expect(probability > 0.95)
        }
        let (label, probability) = try read(net, PatternAlphabet.picture(nil))
        #expect(label == LetterLabels.nothing)
        #expect(probability > 0.95)
    }

    @Test func theProbabilitiesAreThoseOfSoftmax() throws {
        try PatternModel.write(to: url, labels: ["A", "nothing"])
        let net = try LetterNet(contentsOf: url)
        let answer = try predict(net, PatternAlphabet.picture(nil))
        // A blank picture scores 0 for the letter and 10 for nothing.
        #expect(abs(answer.probabilities[0] - 4.5397868e-5) < 1e-9)
        #expect(abs(answer.probabilities.reduce(0, +) - 1) < 1e-6)
        #expect(answer.input.count == 2500 && answer.input.allSatisfy { abs($0) < 1e-5 })
        #expect(answer.region == FixedBox().region(width: 160, height: 120))
    }

    @Test func theTemperatureSoftensProbabilities() throws {
        try PatternModel.write(to: url, labels: ["A", "nothing"], metadata: ["temperature": "10"])
        let net = try LetterNet(contentsOf: url)
        #expect(net.temperature == 10)
        let answer = try predict(net, PatternAlphabet.picture(nil))
        // exp(0) / (exp(0) + exp(10 / 10))
        #expect(abs(answer.probabilities[0] - 0.26894142) < 1e-6)
    }

    @Test func aMirroredPictureIsReadWhenItIsFlippedBack() throws {
        try PatternModel.write(to: url)
        let net = try LetterNet(contentsOf: url)
        let picture = PatternAlphabet.picture("K", mirrored: true)
        #expect(try read(net, picture).0 == LetterLabels.nothing)
        #expect(try read(net, picture, mirrored: true).0 == "K")
    }

    @Test func onlyTheRegionIsRead() throws {
        try PatternModel.write(to: url)
        let net = try LetterNet(contentsOf: url)
        let region = Region(x: 10, y: 20, width: 64, height: 64)
        let picture = PatternAlphabet.picture("Q", region: region)
        let answer = try net.predict(PatternAlphabet.frame(picture, time: 0), in: region, mirrored: false)
        #expect(answer.probabilities[16] > 0.9)
        #expect(try read(net, picture).0 != "Q")
    }

    @Test func bytesThatAreNoPictureAreAnError() throws {
        try PatternModel.write(to: url)
        let net = try LetterNet(contentsOf: url)
        let frame = Frame(
            format: .jpeg, width: 160, height: 120, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: [1, 2, 3]))
        #expect(throws: ImageError.self) {
            try net.predict(frame, in: FixedBox().region(width: 160, height: 120), mirrored: false)
        }
    }

    /// A model that always sees A with the same joints; only the last one is not in the middle.
    private func writeModel(lastJoint: SIMD2<Float>, further: Int = 2 * LetterNet.landmarkCount) throws {
        let outputs = 2 + further
        let description = try NetworkDescription(
            height: 50, width: 50, channels: 1, layers: [.flatten, .dense(units: outputs)])
        var bias = [Float](repeating: 0, count: outputs)
        bias[0] = 10
        bias[outputs - 2] = lastJoint.x
        bias[outputs - 1] = lastJoint.y
        let weights = Tensor(shape: [2500, outputs], values: [Float](repeating: 0, count: 2500 * outputs))
        let network = try Network(
            description,
            parameters: [
                Parameter(layer: 1, role: .weight, tensor: weights),
                Parameter(layer: 1, role: .bias, tensor: Tensor(shape: [outputs], values: bias)),
            ])
        try ModelFile(
            network: network, labels: ["A", "nothing"], furtherOutputs: further,
            preprocessing: String(decoding: JSONEncoder().encode(LetterPreprocessor()), as: UTF8.self)
        ).write(to: url)
    }

    @Test(
        "Joints are told in pixels of the frame",
        arguments: [
            (false, 0, SIMD2(80, 30)), (true, 0, SIMD2(40, 30)), (false, Double.pi / 2, SIMD2(70, 60)),
            (true, Double.pi / 2, SIMD2(70, 20)),
        ] as [(Bool, Double, SIMD2<Float>)])
    func joints(mirrored: Bool, tilt: Double, expected: SIMD2<Float>) throws {
        try writeModel(lastJoint: SIMD2(0.5, -0.25))
        let net = try LetterNet(contentsOf: url)
        let region = Region(x: 20, y: 10, width: 80, height: 60, tilt: tilt)
        let answer = try net.predict(
            PatternAlphabet.frame(PatternAlphabet.picture(nil), time: 0), in: region, mirrored: mirrored)
        #expect(answer.landmarks.count == 21 && answer.landmarks.dropLast().allSatisfy { $0 == SIMD2(60, 40) })
        let last = try #require(answer.landmarks.last)
        #expect(abs(last.x - expected.x) < 1e-4 && abs(last.y - expected.y) < 1e-4)
        #expect(answer.probabilities[0] > 0.99)
    }

    @Test func anAnswerIsAValue() throws {
        try PatternModel.write(to: url)
        let net = try LetterNet(contentsOf: url)
        let first = try predict(net, PatternAlphabet.picture("A"))
        let copy = first
        _ = try predict(net, PatternAlphabet.picture("B"))
        #expect(first == copy && first.bestLetter?.label == "A")
    }

    @Test func aModelMayTellNoLandmarks() throws {
        try PatternModel.write(to: url)
        #expect(try predict(LetterNet(contentsOf: url), PatternAlphabet.picture("A")).landmarks.isEmpty)
    }

    @Test func outputsThatAreNoJointsAreRefused() throws {
        try writeModel(lastJoint: .zero, further: 40)
        #expect(throws: LetterNetError.badOutputs(path: url.path, count: 40)) { try LetterNet(contentsOf: url) }
    }

    @Test func aModelOfAnotherSideIsRefused() throws {
        try PatternModel.write(to: url, side: 28)
        #expect(throws: LetterNetError.wrongInput(path: url.path, height: 28, width: 28, channels: 1, side: 50)) {
            try LetterNet(contentsOf: url)
        }
    }

    @Test(
        "A temperature that is none is refused",
        arguments: ["0", "-1", "nan", "inf", "warm", ""])
    func temperature(text: String) throws {
        try PatternModel.write(to: url, metadata: ["temperature": text])
        #expect(throws: LetterNetError.badTemperature(path: url.path, text: text)) { try LetterNet(contentsOf: url) }
    }

    @Test func theThresholdIsTheFilesOwn() throws {
        try PatternModel.write(to: url)
        #expect(try LetterNet(contentsOf: url).threshold == nil)
        try PatternModel.write(to: url, metadata: ["confidence": "0.55", "doubt": "0.1"])
        #expect(
            try LetterNet(contentsOf: url).threshold == LetterThreshold(minimumConfidence: 0.55, maximumNothing: 0.1))
        try PatternModel.write(to: url, metadata: ["confidence": "high"])
        #expect(throws: LetterNetError.badThreshold(path: url.path, key: "confidence", text: "high")) {
            try LetterNet(contentsOf: url)
        }
    }

    @Test func aModelWithoutLettersIsRefused() throws {
        try PatternModel.write(to: url, labels: ["nothing"])
        #expect(throws: LetterNetError.noLetters(path: url.path)) { try LetterNet(contentsOf: url) }
    }

    @Test func aModelOfOtherThingsIsRefused() throws {
        try PatternModel.write(to: url, labels: ["A", "cat"])
        #expect(throws: LetterNetError.model(.unknownLabel(path: url.path, label: "cat"))) {
            try LetterNet(contentsOf: url)
        }
    }

    @Test(
        "Preprocessing that is none is refused",
        arguments: [
            "", "[]", "{\"side\":50}", #"{"side":50,"margin":0,"contrastFloor":8}"#,
            #"{"side":50,"margin":1.2,"contrastFloor":-1}"#,
        ])
    func preprocessing(text: String) throws {
        try PatternModel.write(to: url, preprocessing: text)
        #expect(throws: LetterNetError.self) { try LetterNet(contentsOf: url) }
    }

    @Test func aFileThatIsNoModelIsRefused() throws {
        try Data("no model".utf8).write(to: url)
        #expect(throws: LetterNetError.self) { try LetterNet(contentsOf: url) }
        #expect(throws: LetterNetError.self) { try LetterNet(contentsOf: folder.url.appending(path: "none")) }
    }
}
