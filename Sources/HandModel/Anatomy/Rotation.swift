import Glibc

/// A rotation of space: an orthonormal matrix whose columns are the images of the three axes.
public struct Rotation: Sendable, Equatable {
    /// The image of the x axis.
    public var x: SIMD3<Float>
    /// The image of the y axis.
    public var y: SIMD3<Float>
    /// The image of the z axis.
    public var z: SIMD3<Float>

    /// Makes a rotation from its columns, which must be orthonormal and right-handed.
    public init(x: SIMD3<Float>, y: SIMD3<Float>, z: SIMD3<Float>) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// Returns the rotation about the x axis, y towards z.
    public static func aboutX(degrees: Float) -> Rotation {
        let (sine, cosine) = sineAndCosine(degrees)
        return Rotation(x: [1, 0, 0], y: [0, cosine, sine], z: [0, -sine, cosine])
    }

    /// Returns the rotation about the y axis, z towards x.
    public static func aboutY(degrees: Float) -> Rotation {
        let (sine, cosine) = sineAndCosine(degrees)
        return Rotation(x: [cosine, 0, -sine], y: [0, 1, 0], z: [sine, 0, cosine])
    }

    /// Returns the rotation about the z axis, x towards y.
    public static func aboutZ(degrees: Float) -> Rotation {
        let (sine, cosine) = sineAndCosine(degrees)
        return Rotation(x: [cosine, sine, 0], y: [-sine, cosine, 0], z: [0, 0, 1])
    }

    /// Rotates a vector.
    public static func * (rotation: Rotation, vector: SIMD3<Float>) -> SIMD3<Float> {
        rotation.x * vector.x + rotation.y * vector.y + rotation.z * vector.z
    }

    /// Returns the rotation by the right operand followed by the left one.
    public static func * (left: Rotation, right: Rotation) -> Rotation {
        Rotation(x: left * right.x, y: left * right.y, z: left * right.z)
    }

    private static func sineAndCosine(_ degrees: Float) -> (Float, Float) {
        let radians = degrees * .pi / 180
        return (sin(radians), cos(radians))
    }
}

extension SIMD3<Float> {
    /// Returns the scalar product with another vector.
    public func dot(_ other: SIMD3<Float>) -> Float { (self * other).sum() }

    /// The Euclidean length.
    public var length: Float { dot(self).squareRoot() }

    /// The vector of length 1 in the same direction; a zero vector stays zero.
    public var normalized: SIMD3<Float> {
        let length = length
        return length > 0 ? self / length : self
    }
}
