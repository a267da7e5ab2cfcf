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

    private func read(_ net: LetterNet, _ picture: GreyImage, mirrored: Bool = false) throws -> (String, Float) {
        try net.read(
            PatternAlphabet.frame(picture, time: 0),
            in: FixedBox().region(width: picture.width, height: picture.height),
            mirrored: mirrored)
        let best = net.probabilities.indices.max { net.probabilities[$0] < net.probabilities[$1] } ?? 0
        return (net.labels[best], net.probabilities[best])
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
        _ = try read(net, PatternAlphabet.picture(nil))
        // A blank picture scores 0 for the letter and 10 for nothing.
        #expect(abs(net.probabilities[0] - 4.5397868e-5) < 1e-9)
        #expect(abs(net.probabilities.reduce(0, +) - 1) < 1e-6)
        #expect(net.picture.count == 2500 && net.picture.allSatisfy { abs($0) < 1e-5 })
    }

    @Test func theTemperatureSoftensProbabilities() throws {
        try PatternModel.write(to: url, labels: ["A", "nothing"], metadata: ["temperature": "10"])
        let net = try LetterNet(contentsOf: url)
        #expect(net.temperature == 10)
        _ = try read(net, PatternAlphabet.picture(nil))
        // exp(0) / (exp(0) + exp(10 / 10))
        #expect(abs(net.probabilities[0] - 0.26894142) < 1e-6)
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
        try net.read(PatternAlphabet.frame(picture, time: 0), in: region, mirrored: false)
        #expect(net.probabilities[16] > 0.9)
        #expect(try read(net, picture).0 != "Q")
    }

    @Test func bytesThatAreNoPictureAreAnError() throws {
        try PatternModel.write(to: url)
        let net = try LetterNet(contentsOf: url)
        let frame = Frame(
            format: .jpeg, width: 160, height: 120, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: [1, 2, 3]))
        #expect(throws: ImageError.self) {
            try net.read(frame, in: FixedBox().region(width: 160, height: 120), mirrored: false)
        }
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
