import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct StillTests {
    @Test(.enabled(if: TestData.photographs != nil))
    func readsAPhotograph() throws {
        let folder = try #require(TestData.photographs)
        let image = try Still.readGrey(folder.appending(path: "seed-abc/A/0001.jpg"))
        #expect(image.width == 64 && image.height == 64)
    }
}
