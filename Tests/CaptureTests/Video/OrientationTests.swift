import Testing

@testable import Capture

@Suite struct OrientationTests {
    /// Turns the picture 1 2 3 / 4 5 6.
    private func turned(_ orientation: Orientation) -> [UInt8] {
        let source: [UInt8] = [1, 2, 3, 99, 4, 5, 6, 99]
        var target = [UInt8](repeating: 0, count: 6)
        orientation.copyPlane(
            from: source, stride: 4, width: 3, height: 2, to: &target, stride: orientation.swapsSides ? 2 : 3)
        return target
    }

    @Test(arguments: [
        ([1, 0, 0, 1], [1, 2, 3, 4, 5, 6]),
        // A quarter to the right, half a turn, a quarter to the left.
        ([0, 1, -1, 0], [4, 1, 5, 2, 6, 3]),
        ([-1, 0, 0, -1], [6, 5, 4, 3, 2, 1]),
        ([0, -1, 1, 0], [3, 6, 2, 5, 1, 4]),
        // Mirrored left to right, top to bottom, and about both diagonals.
        ([-1, 0, 0, 1], [3, 2, 1, 6, 5, 4]),
        ([1, 0, 0, -1], [4, 5, 6, 1, 2, 3]),
        ([0, 1, 1, 0], [1, 4, 2, 5, 3, 6]),
        ([0, -1, -1, 0], [6, 3, 5, 2, 4, 1]),
    ])
    func turnsAPlane(signs: [Int], expected: [UInt8]) {
        let orientation = Orientation(a: signs[0], b: signs[1], c: signs[2], d: signs[3])
        #expect(turned(orientation) == expected)
    }

    @Test func readsDisplayMatrices() {
        let one: Int32 = 1 << 16
        #expect(Orientation(displayMatrix: [one, 0, 0, 0, one, 0, 0, 0, 1 << 30]) == .upright)
        #expect(
            Orientation(displayMatrix: [0, one, 0, -one, 0, 0, 0, 0, 1 << 30])
                == Orientation(a: 0, b: 1, c: -1, d: 0))
    }

    @Test func leavesOtherMatricesAlone() {
        let half: Int32 = 1 << 15
        #expect(Orientation(displayMatrix: [half, half, 0, -half, half, 0, 0, 0, 1 << 30]) == nil)
        #expect(Orientation(displayMatrix: [0, 0, 0, 0, 0, 0, 0, 0, 0]) == nil)
        #expect(Orientation(displayMatrix: [1, 0, 0, 0, 1]) == nil)
    }
}
