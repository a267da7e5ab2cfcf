import HandModel
import Imaging
import Testing

@Suite struct BackdropTests {
    @Test func wallsGoFromTopToBottom() {
        let wall = Backdrop(top: [1, 0.5, 0], bottom: [0, 0.5, 1])
        #expect(wall.colour(atX: 0.3, y: 0) == [1, 0.5, 0])
        #expect(wall.colour(atX: 0.9, y: 0.5) == [0.5, 0.5, 0.5])
    }

    @Test func shapesCoverWhatIsBehindThem() {
        let box = Backdrop.Shape(
            isBox: true, centre: [0.5, 0.5], half: [0.2, 0.1], softness: 0.02, colour: [0, 1, 0])
        let oval = Backdrop.Shape(
            isBox: false, centre: [0.5, 0.5], half: [0.05, 0.05], softness: 0.02, colour: [0, 0, 1])
        let backdrop = Backdrop(top: [1, 0, 0], bottom: [1, 0, 0], shapes: [box, oval])
        #expect(backdrop.colour(atX: 0.5, y: 0.5) == [0, 0, 1])
        #expect(backdrop.colour(atX: 0.65, y: 0.5) == [0, 1, 0])
        #expect(backdrop.colour(atX: 0.65, y: 0.7) == [1, 0, 0])
        // On the very edge a shape covers half.
        let edge = backdrop.colour(atX: 0.7, y: 0.5)
        #expect(abs(edge.x - 0.5) < 0.01 && abs(edge.y - 0.5) < 0.01)
    }

    @Test func picturesHaveTheirSizeAndAreNotFlat() {
        let picture = Backdrop.study.picture(width: 40, height: 30)
        #expect(picture.width == 40 && picture.height == 30)
        #expect(Set(picture.pixels).count > 40)
    }
}
