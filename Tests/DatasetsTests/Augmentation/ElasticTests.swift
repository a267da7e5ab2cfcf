import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct ElasticTests {
    private static let side = 100

    private func elastic(_ bound: Float, seed: UInt64 = 4) -> Elastic {
        var generator = SeededGenerator(seed: seed)
        return Elastic(within: bound, side: Self.side, using: &generator)
    }

    private func displacements(_ elastic: Elastic) -> [SIMD2<Float>] {
        var (offsets, drops) = ([Float](repeating: 9, count: Self.side), [Float](repeating: 9, count: Self.side))
        return (0..<Self.side).flatMap { row in
            elastic.displacements(row: row, across: &offsets, down: &drops)
            return zip(offsets, drops).map { SIMD2($0, $1) }
        }
    }

    @Test func withoutBoundNothingMoves() {
        let still = elastic(0)
        #expect(still.isNone)
        #expect(displacements(still).allSatisfy { $0 == .zero })
        #expect(still.target(SIMD2(3, 4)) == SIMD2(3, 4))
    }

    @Test func theSameChanceWaversAlike() {
        #expect(displacements(elastic(0.03)) == displacements(elastic(0.03)))
        #expect(displacements(elastic(0.03)) != displacements(elastic(0.03, seed: 5)))
    }

    @Test(arguments: 1...20) func staysSmallAndSmooth(seed: UInt64) {
        let bound: Float = 0.035
        let all = displacements(elastic(bound, seed: seed))
        // Two waves along each axis, each of at most the bound.
        let most = 2 * bound * Float(Self.side)
        #expect(all.allSatisfy { abs($0.x) <= most && abs($0.y) <= most })
        // A wave of height h and 1.1 turns a side rises by at most 2π · 1.1 · h / side a pixel, so nothing folds.
        let steepest = 2 * 2 * Float.pi * 1.1 * bound * 1.01
        for row in 0..<Self.side {
            for column in 1..<Self.side {
                let step = all[row * Self.side + column] - all[row * Self.side + column - 1]
                #expect(abs(step.x) <= steepest && abs(step.y) <= steepest)
            }
        }
    }

    @Test(arguments: 1...10) func jointsMoveWithThePicture(seed: UInt64) {
        // A bright spot is where its joint is said to be.
        let spot = SIMD2<Float>(60, 35)
        var picture = GreyImage(width: Self.side, height: Self.side, filledWith: 0)
        for y in 30...40 { for x in 55...65 { picture[x, y] = 255 } }
        let elastic = elastic(0.035, seed: seed)
        var plane = PixelPlane(side: Self.side)
        plane.fill(from: picture, through: identity(side: Self.side), elastic: elastic)
        let away = plane.centreOfBrightness - elastic.target(spot)
        #expect(abs(away.x) < 0.8 && abs(away.y) < 0.8)
    }
}
