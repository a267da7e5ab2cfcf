import Basics
import Imaging

/// The background of a coloured picture, out of focus: a wall, and soft shapes in front of it.
public struct Backdrop: Sendable, Equatable {
    /// An oval or a box with soft edges; positions and sizes are fractions of the picture's width and height.
    public struct Shape: Sendable, Equatable {
        /// Whether it is a box.
        public var isBox: Bool
        /// The middle.
        public var centre: SIMD2<Float>
        /// Half the width and height.
        public var half: SIMD2<Float>
        /// The width of the soft edge.
        public var softness: Float
        /// Linear red, green and blue.
        public var colour: SIMD3<Float>

        /// Makes a shape.
        public init(
            isBox: Bool, centre: SIMD2<Float>, half: SIMD2<Float>, softness: Float, colour: SIMD3<Float>
        ) {
            self.isBox = isBox
            self.centre = centre
            self.half = half
            self.softness = softness
            self.colour = colour
        }
    }

    /// The linear colour at the top of the wall.
    public var top: SIMD3<Float>
    /// The linear colour at the bottom of the wall.
    public var bottom: SIMD3<Float>
    /// The shapes in front of the wall, from the back to the front.
    public var shapes: [Shape]

    /// Makes a backdrop.
    public init(top: SIMD3<Float>, bottom: SIMD3<Float>, shapes: [Shape] = []) {
        self.top = top
        self.bottom = bottom
        self.shapes = shapes
    }

    /// A plain, light grey wall.
    public static let wall = Backdrop(top: [0.52, 0.53, 0.55], bottom: [0.38, 0.38, 0.39])

    /// A quiet room: a window on the left, shelves on the right, a plant.
    public static let study = Backdrop(
        top: [0.20, 0.215, 0.23], bottom: [0.12, 0.115, 0.11],
        shapes: [
            Shape(
                isBox: true, centre: [0.06, 0.26], half: [0.13, 0.3], softness: 0.09,
                colour: [0.62, 0.68, 0.74]),
            Shape(
                isBox: true, centre: [0.06, 0.27], half: [0.012, 0.3], softness: 0.03,
                colour: [0.24, 0.22, 0.2]),
            Shape(
                isBox: true, centre: [0.93, 0.42], half: [0.12, 0.42], softness: 0.06,
                colour: [0.085, 0.06, 0.042]),
            Shape(
                isBox: true, centre: [0.92, 0.2], half: [0.09, 0.07], softness: 0.04,
                colour: [0.2, 0.1, 0.07]),
            Shape(
                isBox: true, centre: [0.95, 0.42], half: [0.08, 0.07], softness: 0.04,
                colour: [0.07, 0.11, 0.15]),
            Shape(
                isBox: true, centre: [0.91, 0.63], half: [0.07, 0.06], softness: 0.04,
                colour: [0.24, 0.2, 0.12]),
            Shape(
                isBox: false, centre: [0.12, 0.86], half: [0.13, 0.2], softness: 0.08,
                colour: [0.05, 0.085, 0.045]),
        ])

    /// Makes a random room: a wall of some colour, and up to nine soft shapes.
    static func random(using generator: inout SeededGenerator) -> Backdrop {
        func colour(upTo limit: Float) -> SIMD3<Float> {
            let brightness = generator.number(in: 0.1...limit)
            return brightness * brightness
                * SIMD3(
                    generator.number(in: 0.8...1.2), generator.number(in: 0.8...1.2), generator.number(in: 0.8...1.2))
        }
        let wall = colour(upTo: 0.9)
        var backdrop = Backdrop(top: wall, bottom: wall * generator.number(in: 0.5...1))
        for _ in 0..<Int(generator.number(in: 0...9.99)) {
            backdrop.shapes.append(
                Shape(
                    isBox: generator.happens(withProbability: 0.7),
                    centre: [generator.number(in: 0...1), generator.number(in: 0...1)],
                    half: [generator.number(in: 0.03...0.3), generator.number(in: 0.04...0.4)],
                    softness: generator.number(in: 0.02...0.1), colour: colour(upTo: 1)))
        }
        return backdrop
    }

    /// Returns the linear colour at a position in fractions of the picture.
    public func colour(atX x: Float, y: Float) -> SIMD3<Float> {
        var colour = top + (bottom - top) * y
        for shape in shapes {
            let offset = SIMD2(abs(x - shape.centre.x), abs(y - shape.centre.y))
            let inside: Float
            if shape.isBox {
                inside = min(shape.half.x - offset.x, shape.half.y - offset.y)
            } else {
                let ratio = offset / shape.half
                inside = (1 - (ratio * ratio).sum().squareRoot()) * shape.half.min()
            }
            let cover = smoothStep(-shape.softness / 2, shape.softness / 2, inside)
            colour += (shape.colour - colour) * cover
        }
        return colour
    }

    /// Renders the backdrop alone.
    public func picture(width: Int, height: Int) -> RGBImage {
        var image = RGBImage(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let colour = colour(
                    atX: (Float(x) + 0.5) / Float(width), y: (Float(y) + 0.5) / Float(height))
                image.setPixel(x, y, linear: colour)
            }
        }
        return image
    }
}
