import Testing
import TrainingSupport

@testable import Training

@Suite struct SceneSheetTests {
    @Test func theSameSeedShowsTheSameScenes() throws {
        let data = DrawnFrames.data()
        let sheet = try SceneSheet.picture(data, count: 4, seed: 1)
        #expect(sheet.width == 12 * 180 + 4 && sheet.height == 200)
        #expect(try SceneSheet.picture(data, count: 4, seed: 1) == sheet)
        #expect(try SceneSheet.picture(data, count: 4, seed: 2) != sheet)
    }
}
