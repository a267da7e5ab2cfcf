import Charts
import Imaging
import Testing

@testable import Display

@Suite struct BoxEditorTests {
    let editor = BoxEditor(frameWidth: 640, frameHeight: 480)
    let box = Region(x: 200, y: 100, width: 200, height: 200)

    @Test func movingStopsAtTheEdges() {
        #expect(editor.moved(box, dx: 10, dy: -20) == Region(x: 210, y: 80, width: 200, height: 200))
        #expect(editor.moved(box, dx: -500, dy: 500) == Region(x: 0, y: 280, width: 200, height: 200))
        #expect(editor.moved(box, dx: 500, dy: -500) == Region(x: 440, y: 0, width: 200, height: 200))
    }

    @Test func aBoxLargerThanTheFrameStaysInItsMiddle() {
        let large = Region(x: 0, y: 0, width: 800, height: 400)
        #expect(editor.moved(large, dx: 300, dy: 0).x == -80)
    }

    @Test func resizingKeepsTheCentre() {
        let half = editor.resized(box, by: 0.5)
        #expect(half == Region(x: 250, y: 150, width: 100, height: 100))
        #expect(half.centre == box.centre)
    }

    @Test func resizingStopsAtTheFrame() {
        #expect(editor.resized(box, by: 10) == Region(x: 60, y: 0, width: 480, height: 480))
    }

    @Test func resizingStopsAtTheSmallestSide() {
        let smallest = editor.resized(box, by: 0.001)
        #expect(smallest.width == BoxEditor.minimumSide && smallest.height == BoxEditor.minimumSide)
    }

    @Test func resizingKeepsTheShapeAndTheTilt() {
        let oblong = Region(x: 100, y: 100, width: 200, height: 100, tilt: 0.2)
        let larger = editor.resized(oblong, by: 1.5)
        #expect(abs(larger.width / larger.height - 2) < 1e-12)
        #expect(larger.tilt == 0.2)
    }

    @Test func pressesNearACornerTakeIt() {
        #expect(editor.grip(at: Point(x: 205, y: 95), of: box, reach: 10) == .corner)
        #expect(editor.grip(at: Point(x: 400, y: 300), of: box, reach: 10) == .corner)
        #expect(editor.grip(at: Point(x: 220, y: 120), of: box, reach: 10) == .inside(dx: -80, dy: -80))
    }

    @Test func pressesBesideTheBoxTakeNothing() {
        #expect(editor.grip(at: Point(x: 50, y: 50), of: box, reach: 10) == nil)
    }

    @Test func draggingTheInsideKeepsThePlaceUnderTheMouse() {
        let grip = BoxEditor.Grip.inside(dx: 30, dy: -40)
        let dragged = editor.dragged(box, by: grip, to: Point(x: 350, y: 200))
        #expect(dragged.centre == Point(x: 320, y: 240))
    }

    @Test func draggingACornerSetsTheSizeAboutTheCentre() {
        let dragged = editor.dragged(box, by: .corner, to: Point(x: 350, y: 250))
        #expect(abs(dragged.width - 100) < 1e-9)
        #expect(abs(dragged.centre.x - 300) < 1e-9 && abs(dragged.centre.y - 200) < 1e-9)
    }
}
