import Foundation
import HandModel
import Testing

@testable import recognizer

@Suite struct ChartMakerTests {
    @Test func theChartComesOnceAndWhole() async throws {
        let plan = AlphabetChart(side: 8)
        let maker = ChartMaker(plan)
        #expect(maker.take() == nil)
        maker.begin()
        maker.begin()
        var picture = maker.take()
        while picture == nil {
            await Task.yield()
            picture = maker.take()
        }
        #expect(picture == plan.picture())
        #expect(maker.take() == nil)
    }
}
