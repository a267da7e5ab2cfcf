import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct TrainingLoopReportTests {
    @Test(arguments: [0, 5] as [Float]) func testsTheKeptWeights(landmarkWeight: Float) throws {
        let folder = try TemporaryFolder()
        var configuration = Drawn.configuration(epochs: 3)
        configuration.landmarkWeight = landmarkWeight
        let loop = try TrainingLoop(
            LetterTask(configuration, data: Drawn.data()),
            files: TrainingFiles(model: folder.file("drawn.safetensors")))
        try loop.run()
        let report = try loop.report()
        let best = try #require(loop.history.epochs.last { $0.isBest })
        #expect(abs(report.validation.accuracy - best.validationAccuracy) < 1e-9)
        #expect(report.held["walls"].map { !$0.items.isEmpty } == true)
        #expect(report.train.items.count == Drawn.data().train.samples.count)
        #expect(report.text.contains("precision    recall  f1-score   support"))
    }
}
