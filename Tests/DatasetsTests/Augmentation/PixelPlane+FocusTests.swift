import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct PixelPlaneFocusTests {
    private func dot(side: Int = 5) -> PixelPlane {
        var plane = PixelPlane(side: side)
        plane.values[side * side / 2] = 16
        return plane
    }

    @Test func softensByOneTwoOne() {
        var plane = dot()
        plane.soften()
        #expect(
            plane.values == [
                0, 0, 0, 0, 0,
                0, 1, 2, 1, 0,
                0, 2, 4, 2, 0,
                0, 1, 2, 1, 0,
                0, 0, 0, 0, 0,
            ])
    }

    @Test func softeningKeepsAnEvenPlane() {
        var plane = PixelPlane(side: 4)
        plane.values = plane.values.map { _ in 9 }
        plane.soften()
        #expect(plane.values.allSatisfy { $0 == 9 })
        plane.smear(length: 3, across: true)
        #expect(plane.values.allSatisfy { abs($0 - 9) < 1e-5 })
    }

    @Test func smearsAlongOneAxis() {
        var plane = dot()
        plane.smear(length: 3, across: true)
        for (place, value) in plane.values.enumerated() {
            #expect(abs(value - ((11...13).contains(place) ? 16.0 / 3 : 0)) < 1e-5)
        }
        plane = dot()
        plane.smear(length: 3, across: false)
        for (place, value) in plane.values.enumerated() {
            #expect(abs(value - ([7, 12, 17].contains(place) ? 16.0 / 3 : 0)) < 1e-5)
        }
    }

    @Test func smearRepeatsEdges() {
        var plane = PixelPlane(side: 3)
        plane.values = [3, 0, 0, 3, 0, 0, 3, 0, 0]
        plane.smear(length: 3, across: true)
        for row in 0..<3 {
            for (column, expected) in ([2, 1, 0] as [Float]).enumerated() {
                #expect(abs(plane.values[row * 3 + column] - expected) < 1e-5)
            }
        }
    }

    @Test func blursOrSharpensAsAllowed() {
        func roughness(_ plane: PixelPlane) -> Float {
            zip(plane.values, plane.values.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) }
        }
        var checkered = PixelPlane(side: 10)
        for index in checkered.values.indices { checkered.values[index] = (index / 10 + index) % 2 == 0 ? 90 : 110 }
        var bounds = Augmentation()
        for seed in 1...10 as ClosedRange<UInt64> {
            bounds.blur = 1
            bounds.sharpen = 0
            var (blurred, sharpened, generator) = (checkered, checkered, SeededGenerator(seed: seed))
            blurred.focus(within: bounds, using: &generator)
            #expect(roughness(blurred) < roughness(checkered))
            bounds.blur = 0
            bounds.sharpen = 1
            sharpened.focus(within: bounds, using: &generator)
            #expect(roughness(sharpened) > roughness(checkered))
        }
    }

    @Test func leavesAloneWhatMayNotChange() {
        var plane = dot()
        var generator = SeededGenerator(seed: 1)
        plane.focus(within: Augmentation(), using: &generator)
        #expect(plane.values == dot().values)
    }
}
