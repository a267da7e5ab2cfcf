import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct TrainingEventTests {
    @Test func eventsComeInOrder() throws {
        var order: [TrainingEvent<LetterTask.Epoch>] = []
        let data = LetterData(train: Drawn.dataset(count: 2), validation: Drawn.dataset(count: 1), samePeople: true)
        let folder = try TemporaryFolder()
        var configuration = Drawn.configuration(epochs: 1)
        (configuration.samplesPerEpoch, configuration.batch) = (10, 4)
        let files = TrainingFiles(model: folder.file("m.safetensors"))
        let loop = try TrainingLoop(LetterTask(configuration, data: data), files: files)
        try loop.run(report: { order.append($0) })
        let done = order.compactMap { event -> Int? in
            if case .batch(let run, 10) = event { run.done } else { nil }
        }
        #expect(done == [4, 8, 10])
        #expect(order.count == 6)
        #expect(order.first == .epochBegan(epoch: 1, of: 1))
        #expect(order[4] == .validating)
        #expect(order.last == .epochEnded(loop.history.epochs[0], of: 1))
    }
}
