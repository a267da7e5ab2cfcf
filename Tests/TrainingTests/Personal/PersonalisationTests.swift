import Basics
import Datasets
import Foundation
import HandModel
import Imaging
import NeuralNetwork
import Recognition
import TestSupport
import TrainingSupport
import Testing

@testable import Training

/// The shipped model learns rendered hands of somebody who holds them aslant.
@Suite struct PersonalisationTests {
    private static let model = TestData.repository.appending(path: "models/letters.safetensors")

    private static var settings: PersonalisationSettings {
        var settings = PersonalisationSettings()
        (settings.replay, settings.judged, settings.pictures, settings.steps) = (104, 104, 160, 60)
        settings.threads = 2
        return settings
    }

    private func personalisation() throws -> Personalisation {
        try Personalisation(model: Self.model, settings: Self.settings)
    }

    @Test("Pictures that were misread are read, rendered hands still are, and the same seed gives the same model")
    func learns() throws {
        let samples = try Rendered.person(letters: ["B", "F", "K", "L", "V", "W"], tilt: 0.9, count: 6)
        let personalisation = try personalisation()
        var progress: [PersonalisationProgress] = []
        let result = try personalisation.run(samples: samples, person: "Anna", report: { progress.append($0) })
        let heldBack = try #require(result.heldBack)
        #expect(heldBack.before.pictures == 12)
        #expect(2 * heldBack.after.errors <= heldBack.before.errors, "\(result.text)")
        let replay = try #require(result.replay)
        #expect(replay.before.accuracy - replay.after.accuracy <= Personalisation.tolerance)
        let model = try #require(result.model, "\(result.text)")
        #expect(model.labels == personalisation.base.labels)
        #expect(model.metadata["temperature"] == personalisation.base.file.metadata["temperature"])
        let card = try JSONDecoder().decode(
            PersonalCard.self, from: Data(try #require(model.metadata[PersonalCard.key]).utf8))
        #expect(card.person == "Anna" && card.samples == 36 && card.base == "letters.safetensors")
        #expect(card.baseHash == (try FileHash.of(Self.model)))
        #expect(progress.map(\.share) == progress.map(\.share).sorted() && progress.last?.share == 1)
        let again = try personalisation.run(samples: samples.reversed(), person: "Anna")
        #expect(again.model?.network == model.network)
    }

    @Test("The recognizer reads the new model as any other") func isAModel() throws {
        let folder = try TemporaryFolder()
        let personalisation = try personalisation()
        let samples = try Rendered.person(letters: ["B", "L"], tilt: 0.9, count: 4).map { $0.sample(signer: "") }
        let replay = try #require(
            try ReplaySet(base: personalisation.base, settings: Self.settings, isStopped: { false }, report: { _ in }))
        let network = try #require(
            try FineTuning(base: personalisation.base, settings: Self.settings).network(
                learning: samples, replay: replay.learnt, isStopped: { false }, report: { _ in }))
        let file = folder.file("anna.safetensors")
        try ModelFile(
            network: network, labels: personalisation.base.labels,
            furtherOutputs: personalisation.base.file.furtherOutputs,
            preprocessing: personalisation.base.file.preprocessing, metadata: personalisation.base.file.metadata
        ).write(to: file)
        let net = try LetterNet(contentsOf: file)
        let answers = try JudgedPictures(samples, base: personalisation.base).predictions(of: network)
        for (sample, answer) in zip(samples, answers.items) {
            let read = try net.predict(
                Frame(sample.image, sequence: 0), in: sample.region.square(scaledBy: net.preprocessor.margin),
                mirrored: false)
            #expect(read.bestLetter?.label == answers.labels[answer.answer])
        }
        #expect(net.givesLandmarks)
    }

    @Test("It stops at once when asked, wherever it is", arguments: [0, 3, 12]) func stops(after calls: Int) throws {
        let samples = try Rendered.person(letters: ["B", "F", "K", "L"], tilt: 0.9, count: 4)
        var left = calls
        #expect(throws: PersonalisationError.stopped) {
            try personalisation().run(
                samples: samples,
                isStopped: {
                    left -= 1
                    return left < 0
                })
        }
    }

    @Test("Sets that cannot be learnt from are refused with the reason") func refused() throws {
        let personalisation = try personalisation()
        let fine = try Rendered.person(letters: ["B", "L"], tilt: 0, count: 4)
        func refusal(_ samples: [PersonSample]) throws -> PersonalisationRefusal? {
            try personalisation.run(samples: samples).refusal
        }
        #expect(try refusal([]) == .tooFew(letters: 2, pictures: 3))
        #expect(try refusal(fine.filter { $0.time < 2 }) == .tooFew(letters: 2, pictures: 3))
        #expect(try refusal(fine.filter { $0.letter == "B" }) == .oneLetter("B"))
        #expect(try refusal(fine) == .nothingToLearn(pictures: 8))
        let exchanged = fine.map { sample in
            var sample = sample
            sample.letter = sample.letter == "B" ? "L" : "B"
            return sample
        }
        #expect(try refusal(exchanged) == .exchanged(["B", "L"]))
        // A wall that is lit from one side, with the noise of a sensor.
        let wall = GreyImage(
            width: 100, height: 100,
            pixels: (0..<10_000).map { (index: Int) -> UInt8 in 120 + UInt8(index / 200) + UInt8(index % 7) })
        let walls = fine.map { sample in
            var sample = sample
            sample.picture = wall
            return sample
        }
        #expect(try refusal(walls) == .noHand(letter: nil, without: 8, of: 8))
    }

    @Test("J and Z are left out, since they are read by their movement") func moving() throws {
        let samples = try Rendered.person(letters: ["B", "J", "L", "Z"], tilt: 0, count: 3)
        let result = try personalisation().run(samples: samples)
        #expect(result.leftOut == ["6 pictures of J and Z, which are read by their movement"])
    }
}
