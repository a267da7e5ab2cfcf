import Imaging
import Testing

@testable import Display

@Suite struct WindowCommandTests {
    @Test func boxesAreComparedByTheirPlace() {
        let box = Region(x: 10, y: 20, width: 30, height: 30)
        var moved = box
        moved.x += 1
        #expect(WindowCommand.setBox(box) == .setBox(box))
        #expect(WindowCommand.setBox(box) != .setBox(moved))
        #expect(WindowCommand.setBox(box) != .toggleFinding)
    }
}
