import Imaging
import Testing

@Suite struct RectangleTests {
    let rectangle = Rectangle(x: 1, y: 2, width: 10, height: 20)

    @Test func knowsItsEdgesAndMiddle() {
        #expect(rectangle.maxX == 11 && rectangle.maxY == 22)
        #expect(rectangle.midX == 6 && rectangle.midY == 12)
    }

    @Test func shrinksAndGrows() {
        #expect(rectangle.inset(by: 2) == Rectangle(x: 3, y: 4, width: 6, height: 16))
        #expect(rectangle.inset(by: -1) == Rectangle(x: 0, y: 1, width: 12, height: 22))
    }
}
