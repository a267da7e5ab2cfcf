import Charts
import Testing

@Suite struct RectangleTests {
    let rect = Rectangle(x: 10, y: 20, width: 100, height: 50)

    @Test func edgesAndCentre() {
        #expect(rect.maxX == 110)
        #expect(rect.maxY == 70)
        #expect(rect.centre == Point(x: 60, y: 45))
    }

    @Test func insetTakesOffEverySide() {
        #expect(rect.inset(by: 5) == Rectangle(x: 15, y: 25, width: 90, height: 40))
        #expect(rect.inset(by: -5) == Rectangle(x: 5, y: 15, width: 110, height: 60))
        #expect(rect.inset(horizontally: 10, vertically: 0) == Rectangle(x: 20, y: 20, width: 80, height: 50))
    }

    @Test func insetNeverTurnsARectangleInsideOut() {
        #expect(rect.inset(by: 60) == Rectangle(x: 60, y: 45, width: 0, height: 0))
    }

    @Test(arguments: [
        (1.0, Rectangle(x: 35, y: 20, width: 50, height: 50)),
        (4.0, Rectangle(x: 10, y: 32.5, width: 100, height: 25)),
        (2.0, Rectangle(x: 10, y: 20, width: 100, height: 50)),
    ])
    func fittedKeepsTheAspectInTheMiddle(aspect: Double, expected: Rectangle) {
        #expect(rect.fitted(aspect: aspect) == expected)
    }

    @Test func containsItsLeftAndUpperEdgeOnly() {
        #expect(rect.contains(Point(x: 10, y: 20)))
        #expect(rect.contains(Point(x: 109.9, y: 69.9)))
        #expect(!rect.contains(Point(x: 110, y: 45)))
        #expect(!rect.contains(Point(x: 60, y: 70)))
        #expect(!rect.contains(Point(x: 9.9, y: 45)))
    }

    @Test func roundedMovesEdgesNotSizes() {
        let halves = Rectangle(x: 0.4, y: 0.6, width: 10.2, height: 10.2)
        #expect(halves.rounded == Rectangle(x: 0, y: 1, width: 11, height: 10))
    }

    @Test func aNegativeMarginMakesItLarger() {
        #expect(rect.inset(by: -1) == Rectangle(x: 9, y: 19, width: 102, height: 52))
    }
}
