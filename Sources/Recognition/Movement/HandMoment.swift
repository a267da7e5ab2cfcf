/// Where a hand was at one time, as far as movements are read from it.
struct HandMoment: Sendable {
    /// Milliseconds on the reader's own clock.
    var time: Double
    /// The fingertips that draw, in pixels of the frame, by `MovingLetter`.
    var fingertips: [SIMD2<Float>]
    /// How far each of them is from its knuckle, in pixels.
    var reaches: [Float]
    /// How sure it is that the hand has the handshape of each moving letter, 0…1.
    var evidence: [Float]
    /// How sure it is that the hand shows some other letter instead, 0…1.
    var rivals: [Float]
    /// The middle of the four knuckles.
    var palm: SIMD2<Float>
    /// The longer side of the box about all joints, in pixels.
    var size: Float

    /// Makes a moment from a hand's 21 joints.
    init(time: Double, joints: [SIMD2<Float>], evidence: [Float], rivals: [Float]) {
        self.time = time
        self.evidence = evidence
        self.rivals = rivals
        fingertips = MovingLetter.allCases.map { joints[$0.fingertip] }
        reaches = MovingLetter.allCases.map { letter in
            let finger = joints[letter.fingertip] - joints[letter.knuckle]
            return (finger * finger).sum().squareRoot()
        }
        palm = (joints[5] + joints[9] + joints[13] + joints[17]) / 4
        var (low, high) = (joints[0], joints[0])
        for joint in joints {
            low = pointwiseMin(low, joint)
            high = pointwiseMax(high, joint)
        }
        size = max((high - low).max(), 1)
    }
}
