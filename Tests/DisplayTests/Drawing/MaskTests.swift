import Foundation
import Testing

@testable import Display

@Suite struct MaskTests {
    private func area(_ mask: Mask) -> Double {
        mask.coverage.reduce(0) { $0 + Double($1) / 255 }
    }

    @Test(arguments: [1, 4, 20, 75])
    func discCoversItsArea(radius: Int) {
        let expected = Double.pi * Double(radius * radius)
        #expect(abs(area(Mask(.disc(radius: radius))) - expected) < expected * 0.02 + 0.3)
    }

    @Test func discAndItsOutsideFillTheSquare() {
        let disc = Mask(.disc(radius: 12))
        let outside = Mask(.outsideOfDisc(radius: 12))
        #expect(disc.side == 24 && outside.side == 24)
        for (inner, outer) in zip(disc.coverage, outside.coverage) {
            #expect(abs(Int(inner) + Int(outer) - 255) <= 1)
        }
    }

    @Test func ringCoversItsArea() {
        let expected = Double.pi * (50 * 50 - 42 * 42)
        #expect(abs(area(Mask(.ring(radius: 50, thickness: 8))) - expected) < expected * 0.01)
    }

    /// An arc is its part of the ring and one disc, half of it at each end.
    @Test(arguments: [60, 180, 300, 420, 600, 700])
    func arcCoversItsPartAndRoundEnds(steps: Int) {
        let ring = Double.pi * (50 * 50 - 42 * 42)
        let missing = ring * (1 - Mask.Shape.turn(steps))
        let expected = ring - missing + min(Double.pi * 16, missing)
        let arc = Mask(.ring(radius: 50, thickness: 8, steps: steps))
        #expect(abs(area(arc) - expected) < expected * 0.02)
    }

    @Test func arcRunsClockwiseFromTheTop() {
        let quarter = Mask(.ring(radius: 50, thickness: 8, steps: 180))
        let at = { (turn: Double) -> UInt8 in
            let angle = turn * 2 * .pi
            let (x, y) = (Int(50 + sin(angle) * 46), Int(50 - cos(angle) * 46))
            return quarter.coverage[y * 100 + x]
        }
        #expect(at(0.02) == 255)
        #expect(at(0.125) == 255)
        #expect(at(0.24) == 255)
        #expect(at(0.3) == 0)
        #expect(at(0.6) == 0)
        #expect(at(0.95) == 0)
    }

    @Test func longArcsAreNotCutAtTheHalf() {
        let most = Mask(.ring(radius: 30, thickness: 6, steps: 540))
        #expect(most.coverage[30 * 60 + 57] == 255)
        #expect(most.coverage[57 * 60 + 30] == 255)
        #expect(most.coverage[30 * 60 + 2] == 255)
        #expect(most.coverage[9 * 60 + 11] == 0)
    }

    @Test func turnsAndStepsAreEachOthersInverse() {
        #expect(Mask.Shape.steps(0) == 0)
        #expect(Mask.Shape.steps(1) == Mask.Shape.stepsInTurn)
        #expect(Mask.Shape.steps(2) == Mask.Shape.stepsInTurn)
        #expect(Mask.Shape.turn(Mask.Shape.steps(0.25)) == 0.25)
    }

    @Test func emptyMasksAreAllowed() {
        #expect(Mask(.disc(radius: 0)).coverage.isEmpty)
    }
}
