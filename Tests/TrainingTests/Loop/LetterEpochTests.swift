import Foundation
import Testing

@testable import Training

@Suite struct LetterEpochTests {
    @Test func survivesJSONToTheBit() throws {
        var record = HistoryTests.record(3)
        record.loss = 0.1 + 0.2
        record.learningRate = 0.002
        let data = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(LetterTask.Epoch.self, from: data) == record)
    }
}
