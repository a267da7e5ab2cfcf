import HandModel
import Testing

/// Whether two vectors agree to a ten-thousandth.
func isClose(_ a: SIMD3<Float>, _ b: SIMD3<Float>, within tolerance: Float = 1e-4) -> Bool {
    (a - b).length < tolerance
}

@Suite struct RotationTests {
    @Test func quarterTurnsFollowTheRightHand() {
        #expect(isClose(Rotation.aboutX(degrees: 90) * [0, 1, 0], [0, 0, 1]))
        #expect(isClose(Rotation.aboutY(degrees: 90) * [0, 0, 1], [1, 0, 0]))
        #expect(isClose(Rotation.aboutZ(degrees: 90) * [1, 0, 0], [0, 1, 0]))
    }

    @Test func thirtyDegreesAreASineOfOneHalf() {
        let turned = Rotation.aboutZ(degrees: 30) * SIMD3<Float>(2, 0, 5)
        #expect(isClose(turned, [2 * 0.8660254, 1, 5]))
    }

    @Test func productsTurnRightFirst() {
        let both = Rotation.aboutZ(degrees: 90) * Rotation.aboutX(degrees: 90)
        // y goes to z by the right one, and z stays by the left one; z goes to -y and then to x.
        #expect(isClose(both * [0, 1, 0], [0, 0, 1]))
        #expect(isClose(both * [0, 0, 1], [1, 0, 0]))
    }

    @Test func opposedTurnsCancel() {
        let both = Rotation.aboutY(degrees: 37) * Rotation.aboutY(degrees: -37)
        for (column, axis) in [
            (both.x, SIMD3<Float>(1, 0, 0)), (both.y, SIMD3<Float>(0, 1, 0)), (both.z, SIMD3<Float>(0, 0, 1)),
        ] {
            #expect(isClose(column, axis))
        }
    }

    @Test(arguments: [Float(-170), -45, 10, 88]) func columnsStayOrthonormal(degrees: Float) {
        let turn = Rotation.aboutX(degrees: degrees) * Rotation.aboutY(degrees: 2 * degrees)
        #expect(abs(turn.x.length - 1) < 1e-5)
        #expect(abs(turn.x.dot(turn.y)) < 1e-5)
        #expect(isClose(cross(turn.x, turn.y), turn.z), "right-handed")
    }

    private func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
        let x = a.y * b.z - a.z * b.y
        let y = a.z * b.x - a.x * b.z
        let z = a.x * b.y - a.y * b.x
        return SIMD3(x, y, z)
    }

    @Test func vectorsHaveTheirProducts() {
        let a = SIMD3<Float>(1, 2, 3)
        #expect(a.dot([4, -5, 6]) == 12)
        #expect(SIMD3<Float>(3, 0, 4).length == 5)
        #expect(isClose(SIMD3<Float>(3, 0, 4).normalized, [0.6, 0, 0.8]))
        #expect(SIMD3<Float>(0, 0, 0).normalized == [0, 0, 0])
    }
}
