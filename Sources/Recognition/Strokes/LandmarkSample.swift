import Imaging

/// The values of one frame that `StrokeRecognizer` stores.
struct LandmarkSample: Sendable {
    /// The time on the recognizer's own clock in milliseconds.
    var time: Double
    /// The drawing fingertip of each `MotionLetter`, in pixels of the frame.
    var fingertips: [SIMD2<Float>]
    /// The point whose path has the form of each of them, in pixels of the frame.
    ///
    /// J is drawn by turning the hand, which only the fingertip shows. Z is drawn by the hand, by the finger, or by both;
    /// the point between fingertip and knuckle goes with either, and is found where a blurred fingertip is lost.
    var drawingPoints: [SIMD2<Float>]
    /// The distance of each of them from its knuckle, in pixels.
    var fingerLengths: [Float]
    /// The probability of what the hand shows while it draws each motion letter, 0…1.
    var evidence: [Float]
    /// The probability of the most likely other letter, 0…1.
    var rivals: [Float]
    /// The mean of the four knuckles.
    var palm: SIMD2<Float>
    /// The longer side of the box around all landmarks, in pixels.
    var handSize: Float

    /// Makes a sample from 21 landmarks.
    init(time: Double, landmarks: [SIMD2<Float>], evidence: [Float], rivals: [Float]) {
        self.time = time
        self.evidence = evidence
        self.rivals = rivals
        fingertips = MotionLetter.allCases.map { landmarks[$0.fingertip] }
        drawingPoints = MotionLetter.allCases.map { letter in
            switch letter {
            case .j: landmarks[letter.fingertip]
            case .z: (landmarks[letter.fingertip] + landmarks[letter.knuckle]) / 2
            }
        }
        fingerLengths = MotionLetter.allCases.map { letter in
            let finger = landmarks[letter.fingertip] - landmarks[letter.knuckle]
            return (finger * finger).sum().squareRoot()
        }
        let knuckles = HandLandmark.knuckles.reduce(SIMD2<Float>()) { $0 + landmarks[$1] }
        palm = knuckles / Float(HandLandmark.knuckles.count)
        let (low, high) = landmarks.reduce((landmarks[.wrist], landmarks[.wrist])) {
            (pointwiseMin($0.0, $1), pointwiseMax($0.1, $1))
        }
        handSize = max((high - low).max(), 1)
    }
}
