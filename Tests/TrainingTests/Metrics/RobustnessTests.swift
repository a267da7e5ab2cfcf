import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct RobustnessTests {
    @Test func everyCorruptionHasItsFigures() throws {
        let folder = try TemporaryFolder()
        let model = folder.file("drawn.safetensors")
        let loop = try TrainingLoop(
            Drawn.configuration(epochs: 3), data: Drawn.data(), files: TrainingFiles(model: model))
        try loop.run()
        let reader = try ModelReader(model: model)
        let set = Drawn.data().test
        let robustness = try Robustness(of: reader, on: set, backdrops: [], margin: reader.margin)
        #expect(Set(robustness.rows.keys) == Set(Corruption.allCases.map(\.rawValue)))
        // Bars have no joints, so that their wall stays: the figure is that of the pictures as they are.
        let plain = try reader.predictions(for: set).stillLetters
        #expect(robustness.rows["clutteredBackground"]?.accuracyStillLetters == plain.accuracy)
        #expect(robustness.rows["clutteredBackground"]?.meanOverSigners == plain.meanOverSigners)
        // Brightness is taken out before the network sees a picture.
        #expect((robustness.rows["darker"]?.accuracyStillLetters ?? 0) > plain.accuracy - 0.1)

        let data = try JSONEncoder().encode(robustness)
        let object = try JSONSerialization.jsonObject(with: data) as? [String: [String: Double]]
        let noise = try #require(object?["noise"]?["accuracyStillLetters"])
        #expect(abs(noise - (robustness.rows["noise"]?.accuracyStillLetters ?? 0)) < 1e-9)
        #expect(try JSONDecoder().decode(Robustness.self, from: data) == robustness)
    }
}
