import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct HistoryTests {
    static func record(_ epoch: Int) -> LetterTask.Epoch {
        LetterTask.Epoch(
            epoch: epoch, learningRate: 0.5, loss: 1.25, trainAccuracy: 0.5, validationAccuracy: 0.25,
            validationStillLetters: 0.375, validationMeanOverSigners: 0.125, seconds: 12.34, picturesPerSecond: 99.96,
            isBest: true)
    }

    @Test func tableHasALinePerEpoch() {
        var history = History<LetterTask.Epoch>()
        history.epochs = [HistoryTests.record(1), HistoryTests.record(2)]
        #expect(
            history.csv == """
                epoch,learning_rate,loss,train_accuracy,validation_accuracy,validation_still_letters,\
                validation_mean_over_signers,\
                seconds,pictures_per_second,best
                1,0.5,1.25000,0.50000,0.25000,0.37500,0.12500,12.3,100.0,1
                2,0.5,1.25000,0.50000,0.25000,0.37500,0.12500,12.3,100.0,1

                """)
    }

    @Test func writesBothFiles() throws {
        let folder = try TemporaryFolder()
        var history = History<LetterTask.Epoch>()
        history.epochs = [HistoryTests.record(1)]
        try history.write(csv: folder.file("h.csv"), json: folder.file("h.json"))
        #expect(try String(contentsOf: folder.file("h.csv"), encoding: .utf8) == history.csv)
        let read = try JSONDecoder().decode([LetterTask.Epoch].self, from: Data(contentsOf: folder.file("h.json")))
        #expect(read == history.epochs)
    }

    @Test func unwritablePlaceIsAnError() throws {
        let folder = try TemporaryFolder()
        #expect(throws: (any Error).self) {
            try History<LetterTask.Epoch>().write(csv: folder.file("absent/h.csv"), json: folder.file("absent/h.json"))
        }
    }
}
