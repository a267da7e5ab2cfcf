import Imaging
import Testing

@testable import Training

@Suite struct LocatorSceneTests {
    @Test func scenesAreToldApartByPictureAndBoxes() {
        let scene = LocatorScene(image: GreyImage(width: 4, height: 3), boxes: [])
        #expect(scene == LocatorScene(image: GreyImage(width: 4, height: 3), boxes: []))
        #expect(scene != LocatorScene(image: GreyImage(width: 4, height: 3, filledWith: 1), boxes: []))
        #expect(scene != LocatorScene(image: scene.image, boxes: [Region(x: 0, y: 0, width: 1, height: 1)]))
    }
}
