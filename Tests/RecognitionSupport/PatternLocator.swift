import Foundation
import Imaging
import NeuralNetwork
import Recognition

/// A locator whose hands are bright squares on a dark ground, 5/12 of the picture's height.
///
/// A convolution halves the picture, another compares the brightness about the middle of every cell with that of a ring
/// about it, where the square has ended; a larger square fills the ring too. The box is always of that size, which a
/// closer look does not change either.
public enum PatternLocator {
    /// Side of a hand in pixels of the network's input of 96x72.
    static let side: Float = 30

    /// The network.
    public static func network() throws -> Network {
        let (kernel, outputs) = (27, DetectionLoss.outputsPerCell)
        let description = try NetworkDescription(
            height: 72, width: 96, channels: 1,
            layers: [
                .convolution(filters: 1, kernel: 3, stride: 2, bias: false),
                .convolution(filters: outputs, kernel: kernel, stride: 4), .flatten,
            ])
        // A kernel's middle lies on a cell's first pixel: of two for the first, of four for the second.
        let halving: [Float] = [0, 0, 0, 0, 0.25, 0.25, 0, 0.25, 0.25]
        let middle = Double(kernel / 2) + 1.5
        let distances = (0..<kernel * kernel).map { place in
            max(abs(Double(place / kernel) - middle), abs(Double(place % kernel) - middle))
        }
        let (inside, ring) = (distances.map { $0 < 5.5 }, distances.map { (9.5..<11.5).contains($0) })
        var weights = [Float](repeating: 0, count: kernel * kernel * outputs)
        for place in distances.indices {
            if inside[place] { weights[place * outputs] = 8 / Float(inside.count { $0 }) }
            if ring[place] { weights[place * outputs] = -8 / Float(ring.count { $0 }) }
        }
        return try Network(
            description,
            parameters: [
                Parameter(layer: 0, role: .weight, tensor: Tensor(shape: [3, 3, 1, 1], values: halving)),
                Parameter(
                    layer: 1, role: .weight,
                    tensor: Tensor(shape: [kernel, kernel, 1, outputs], values: weights)),
                Parameter(
                    layer: 1, role: .bias,
                    tensor: Tensor(shape: [outputs], values: [-14, 0, 0, log(side / 16), log(side / 16)])),
            ])
    }

    /// Writes the model, by default as it should be.
    public static func write(
        to url: URL, labels: [String] = DetectionGrid.labels, preprocessing: String? = nil, threshold: String = "0.5"
    ) throws {
        let standard = String(
            decoding: try JSONEncoder().encode(LocatorPreprocessor(width: 96, height: 72)), as: UTF8.self)
        try ModelFile(
            network: network(), labels: labels, preprocessing: preprocessing ?? standard,
            metadata: [LocatorNet.thresholdKey: threshold]
        ).write(to: url)
    }

    /// A picture with hands about these points.
    public static func picture(
        _ centres: [(x: Double, y: Double)], width: Int = 320, height: Int = 240
    ) -> GreyImage {
        var picture = GreyImage(width: width, height: height, filledWith: 60)
        for hand in centres.map({ box(about: $0, height: height) }) {
            for y in max(Int(hand.y), 0)..<min(Int(hand.y + hand.height), height) {
                for x in max(Int(hand.x), 0)..<min(Int(hand.x + hand.width), width) { picture[x, y] = 200 }
            }
        }
        return picture
    }

    /// The hand's box about a point of a picture of this height.
    public static func box(about centre: (x: Double, y: Double), height: Int = 240) -> Region {
        let side = Double(height) * 5 / 12
        return Region(x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side)
    }
}
