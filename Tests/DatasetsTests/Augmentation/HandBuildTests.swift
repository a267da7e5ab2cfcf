import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct HandBuildTests {
    private static let side = 100

    /// An open hand, fingers up, in the middle of the plane.
    private static let hand: [SIMD2<Float>] =
        [SIMD2(50, 75)]
        + [(42, 68), (37, 62), (33, 57), (30, 52)].map { SIMD2($0.0, $0.1) }
        + [Float(42), 48, 54, 60].flatMap { x in [Float(55), 46, 39, 33].map { SIMD2(x, $0) } }

    private func build(seed: UInt64) -> HandBuild {
        var generator = SeededGenerator(seed: seed)
        return HandBuild(landmarks: Self.hand, side: Self.side, using: &generator)
    }

    private func row(_ build: HandBuild, _ row: Int) -> [SIMD2<Float>] {
        var (offsets, drops) = ([Float](repeating: 0, count: Self.side), [Float](repeating: 0, count: Self.side))
        build.add(to: &offsets, &drops, row: row)
        return zip(offsets, drops).map { SIMD2($0, $1) }
    }

    @Test func theSameChanceBuildsAlike() {
        #expect(row(build(seed: 1), 40) == row(build(seed: 1), 40))
        #expect(row(build(seed: 1), 40) != row(build(seed: 2), 40))
    }

    @Test(arguments: [0, 1, 37, 98, 99]) func rowsAndPlacesAgree(number: Int) {
        let build = build(seed: 3)
        for (column, displacement) in row(build, number).enumerated() {
            let wanted = build.displacement(at: SIMD2(Float(column), Float(number)))
            #expect(abs(wanted.x - displacement.x) < 0.01 && abs(wanted.y - displacement.y) < 0.01)
        }
    }

    @Test(arguments: 1...20) func farFromTheHandNothingMoves(seed: UInt64) {
        let build = build(seed: seed)
        for corner in [SIMD2<Float>(0, 0), SIMD2(99, 0), SIMD2(0, 99), SIMD2(99, 99)] {
            let displacement = build.displacement(at: corner)
            #expect(abs(displacement.x) < 0.05 && abs(displacement.y) < 0.05)
        }
    }

    @Test(arguments: 1...20) func nothingIsFoldedOver(seed: UInt64) {
        let build = build(seed: seed)
        for number in 0..<Self.side {
            let line = row(build, number)
            for (one, next) in zip(line, line.dropFirst()) { #expect(next.x - one.x > -1) }
        }
    }

    @Test func fingersBecomeLongerAndShorterByAFifthOrSo() {
        let lengths = (1...60).map { seed -> Float in
            var elastic = Elastic(within: 0, side: Self.side)
            elastic.build = build(seed: UInt64(seed))
            let finger = Self.hand[9...12].map(elastic.target)
            let along = finger[3] - finger[0]
            return (along * along).sum().squareRoot() / 22
        }
        #expect((lengths.min() ?? 1) < 0.9 && (lengths.max() ?? 1) > 1.1)
        #expect(lengths.allSatisfy { (0.7...1.35).contains($0) })
    }

    @Test(arguments: 1...10) func jointsMoveWithThePicture(seed: UInt64) {
        // A bright spot at a fingertip is where its joint is said to be.
        let tip = Self.hand[12]
        var picture = GreyImage(width: Self.side, height: Self.side, filledWith: 0)
        for y in -3...3 { for x in -3...3 { picture[Int(tip.x) + x, Int(tip.y) + y] = 255 } }
        var elastic = Elastic(within: 0, side: Self.side)
        elastic.build = build(seed: seed)
        var plane = PixelPlane(side: Self.side)
        plane.fill(from: picture, through: identity(side: Self.side), elastic: elastic)
        let away = plane.centreOfBrightness - elastic.target(tip)
        #expect(abs(away.x) < 1 && abs(away.y) < 1)
    }

    @Test func jointsFarOutsideDoNoHarm() {
        var landmarks = Self.hand
        landmarks[4] = SIMD2(1e30, -1e30)
        var generator = SeededGenerator(seed: 1)
        let build = HandBuild(landmarks: landmarks, side: Self.side, using: &generator)
        #expect(row(build, 50).allSatisfy { $0.x.isFinite && $0.y.isFinite })
    }
}

extension Elastic {
    /// A wavering that depends on no chance.
    fileprivate init(within bound: Float, side: Int) {
        var generator = SeededGenerator(seed: 1)
        self.init(within: bound, side: side, using: &generator)
    }
}
