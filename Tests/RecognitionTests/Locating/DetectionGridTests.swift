import Foundation
import Imaging
import NeuralNetwork
import Testing

@testable import Recognition

@Suite struct DetectionGridTests {
    private let grid = DetectionGrid(columns: 12, rows: 9, stride: 8)

    /// What a network answers that has learned the targets for boxes wholly.
    private func output(for boxes: [Region]) -> [Float] {
        let targets = grid.targets(for: boxes)
        return (0..<grid.count).flatMap { cell -> [Float] in
            let bell = min(max(targets[cell * 6], 0.001), 0.98)
            return [log(bell / (1 - bell))] + targets[cell * 6 + 2..<cell * 6 + 6]
        }
    }

    private func detections(_ output: [Float], confidence: Float = 0.5) -> [HandDetection] {
        output.withUnsafeBufferPointer { grid.detections(in: $0, confidence: confidence) }
    }

    @Test func targetsByHand() {
        // Centre at 36, 20: in the middle of the cell in column 4, row 2.
        let targets = grid.targets(for: [Region(x: 28, y: 4, width: 16, height: 32)])
        let place = (2 * 12 + 4) * 6
        #expect(Array(targets[place..<place + 5]) == [1, 1, 0, 0, 0])
        #expect(abs(targets[place + 5] - 0.6931472) < 1e-6)
        // One cell away, with a spread of 0.45 cells: exp(-1 / 0.405).
        #expect(abs(targets[place + 6] - 0.0846) < 1e-3)
        #expect(targets[place + 7] == 0, "too far away to tell a box")
    }

    @Test func aCentreOnABorderIsToldByBothCells() {
        let targets = grid.targets(for: [Region(x: 24, y: 4, width: 16, height: 32)])
        let (left, right) = ((2 * 12 + 3) * 6, (2 * 12 + 4) * 6)
        #expect(targets[right] == 1 && targets[right + 2] == -0.5)
        #expect(abs(targets[left] - 0.539) < 1e-2 && targets[left + 2] == 0.5)
    }

    @Test(
        "Boxes of every size come back",
        arguments: [
            Region(x: 3, y: 5, width: 9, height: 12), Region(x: 30, y: 10, width: 25, height: 40),
            Region(x: 10, y: 2, width: 66, height: 68), Region(x: 84, y: 60, width: 11, height: 11),
        ])
    func oneHand(box: Region) throws {
        let found = detections(output(for: [box]))
        #expect(found.count == 1)
        let first = try #require(found.first)
        #expect(first.box.iou(with: box) > 0.98)
        #expect(abs(first.confidence - 0.98) < 1e-3)
    }

    @Test func twoHandsAreTwo() {
        let boxes = [Region(x: 4, y: 20, width: 20, height: 30), Region(x: 60, y: 10, width: 24, height: 30)]
        let found = detections(output(for: boxes)).map(\.box).sorted { $0.x < $1.x }
        #expect(found.count == 2)
        #expect(zip(found, boxes).allSatisfy { $0.iou(with: $1) > 0.95 })
    }

    @Test func theSurestComesFirstAndTheUnsureNotAtAll() {
        var output = output(for: [])
        for (cell, score) in [(14, Float(0.5)), (20, 3), (60, -0.1)] { output[cell * 5] = score }
        let found = detections(output)
        #expect(found.count == 2)
        #expect(found[0].confidence > found[1].confidence)
        #expect(found[0].box.x > found[1].box.x)
        #expect(detections(output, confidence: 0.4).count == 3)
    }

    @Test func theSameHandIsNotSeenTwice() {
        // Two peaks two cells apart that tell nearly the same large box.
        var output = output(for: [])
        for (column, right) in [(5, Float(1)), (7, -1)] {
            let place = (4 * 12 + column) * 5
            output[place] = 2
            output[place + 1] = right
            (output[place + 3], output[place + 4]) = (1, 1)
        }
        #expect(detections(output).count == 1)
    }

    @Test func whatIsNoNumberIsNoHand() {
        var output = output(for: [])
        output[0] = .nan
        output[5 * 30] = 5
        output[5 * 30 + 3] = .infinity
        output[5 * 60] = 5
        output[5 * 60 + 4] = 400
        #expect(detections(output).isEmpty)
    }

    @Test func aNetworksGridIsRecognised() throws {
        func grid(_ layers: [LayerDescription]) throws -> DetectionGrid? {
            DetectionGrid(try NetworkDescription(height: 72, width: 96, channels: 1, layers: layers))
        }
        #expect(try grid([.convolution(filters: 5, kernel: 3, stride: 8), .flatten]) == self.grid)
        #expect(try grid([.convolution(filters: 4, kernel: 3, stride: 8), .flatten]) == nil)
        #expect(try grid([.flatten, .dense(units: 5)]) == nil)
        #expect(try grid([.convolution(filters: 5, kernel: 3, stride: 7), .flatten]) == nil)
    }
}
