import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing

@testable import Spelling

/// A network whose score of a letter at a step is how much of it there was in the step before, that one and the next.
enum EchoNet {
    static let layers: [LayerDescription] = [
        .temporalConvolution(filters: SequenceNet.labels.count, kernel: 3), .flatten,
    ]

    static func make(scale: Float = 20) throws -> SequenceNet { try SequenceNet(network(scale: scale)) }

    static func network(scale: Float = 20, channels: Int = SequenceInput.channels) throws -> Network {
        let description = try NetworkDescription(height: 8, width: 1, channels: channels, layers: layers)
        let width = SequenceNet.labels.count
        let parameters = Network(description, seed: 1).parameters.map { parameter in
            var parameter = parameter
            var values = [Float](repeating: 0, count: parameter.tensor.values.count)
            if parameter.role == .bias {
                values[width - 1] = scale / 2
            } else {
                // [tap, input, output]
                for tap in 0..<3 {
                    for letter in 0..<min(26, channels) {
                        values[(tap * channels + letter) * width + letter] = scale / 3
                    }
                }
            }
            parameter.tensor.values = values
            return parameter
        }
        return try Network(description, parameters: parameters)
    }
}

@Suite struct SequenceNetTests {
    private func hand(_ letter: String?, after elapsed: Double? = 1000.0 / 30) -> FrameObservation {
        var observation = FrameObservation(elapsed: elapsed, handIsPresent: letter != nil)
        if let letter { observation.letterProbabilities = LetterLabels.alphabet.map { $0 == letter ? 0.95 : 0.002 } }
        return observation
    }

    @Test func answersComeAsLateAsTheNetworkLooksAhead() throws {
        let net = try EchoNet.make()
        #expect(net.reach == 1)
        var reader = SequenceReader(net)
        #expect(reader.add(hand(nil, after: nil)).map { $0[26] > 0.9 } == [true])
        // Only a third of what the network sees is an A, then two thirds, then all.
        let found = (0..<3).flatMap { _ in reader.add(hand("A")) }
        #expect(found.map { $0[0] > 0.5 } == [false, true, true])
        #expect(found.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-5 })
    }

    @Test func whatIsPendingIsAnsweredOnce() throws {
        var reader = SequenceReader(try EchoNet.make())
        _ = reader.add(hand(nil, after: nil))
        _ = reader.add(hand("A"))
        _ = reader.add(hand("A"))
        #expect(reader.takePending().count == 1)
        #expect(reader.add(hand("A")).isEmpty)
        #expect(reader.add(hand("A")).count == 1)
        reader.dropPending()
        #expect(reader.add(hand("A")).isEmpty)
    }

    @Test func aFrameThatFollowsNoneBeginsAnew() throws {
        var reader = SequenceReader(try EchoNet.make())
        for _ in 0..<4 { _ = reader.add(hand("A")) }
        let first = try #require(reader.add(hand("B", after: nil)).first)
        #expect(first[0] < 0.01)
    }

    @Test func otherNetworksAreRefused() throws {
        #expect(throws: SequenceNetError.wrongInput(path: "x")) {
            try SequenceNet(EchoNet.network(channels: 12), path: "x")
        }
        let description = try NetworkDescription(
            height: 4, width: 1, channels: SequenceInput.channels, layers: [.flatten, .dense(units: 27)])
        #expect(throws: SequenceNetError.wrongOutput(path: "x")) {
            try SequenceNet(Network(description, seed: 1), path: "x")
        }
        let folder = try TemporaryFolder()
        let url = folder.file("no.safetensors")
        try Data("no model".utf8).write(to: url)
        #expect(throws: SequenceNetError.self) { try SequenceNet(contentsOf: url) }
    }

    @Test func spellingThatFlowsIsTypedByTheNetworkAndCorrectedByTheLanguage() throws {
        var policy = CommitPolicy()
        policy.reading = .flow
        let net = try EchoNet.make()
        var speller = Speller(
            policy: policy, decoder: WordDecoder(language: SmallLanguage.of(["HELLO"]), confusion: .usual), net: net)
        var isFirst = true
        func show(_ letter: String?, _ frames: Int) {
            for _ in 0..<frames {
                _ = speller.add(hand(letter, after: isFirst ? nil : 1000.0 / 30))
                isFirst = false
            }
        }
        show(nil, 3)
        for letter in ["H", "E", "L", "O"] {
            show(letter, 5)
            show(nil, 3)
        }
        #expect(speller.text == "HELO")
        #expect(speller.choices.contains { $0.text == "HELLO" && $0.kind == .completion })
        show(nil, 30)
        #expect(speller.text == "HELLO ")
        // A key ends a word at once, with the letter that the hand still shows.
        show("H", 4)
        speller.addSpace()
        #expect(speller.text == "HELLO H ")
        show("H", 4)
        #expect(speller.text == "HELLO H ")
        show(nil, 4)
        show("E", 4)
        speller.deleteLast()
        show("E", 4)
        #expect(speller.text == "HELLO H ")
    }
}
