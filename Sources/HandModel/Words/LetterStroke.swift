/// The movement of a letter that is drawn in the air.
///
/// Signers draw J and Z as they would write them, so that the viewer sees them the other way round.
enum LetterStroke {
    /// The posture during the stroke of a letter, `progress` 0…1; still letters stay where they are.
    static func posture(of letter: String, from start: PlacedPose, progress: Float) -> PlacedPose {
        switch letter {
        case "J": hook(from: start, progress: progress)
        case "Z": zigzag(from: start, progress: progress)
        default: start
        }
    }

    /// Down, then round to the viewer's right while the palm turns to the signer.
    private static func hook(from start: PlacedPose, progress: Float) -> PlacedPose {
        var posture = start
        let down = PlacedPose.leastJerk(progress / 0.5)
        let round = PlacedPose.leastJerk((progress - 0.35) / 0.65)
        posture.offset += SIMD3(4.5 * round, -6.5 * down + 2.5 * round * round, 1.5 * round)
        posture.pose[.viewYaw] += 140 * round
        posture.pose[.viewRoll] -= 75 * round
        posture.pose[.wristFlex] += 15 * round
        return posture
    }

    /// To the viewer's left, down to the right, and to the left again.
    private static func zigzag(from start: PlacedPose, progress: Float) -> PlacedPose {
        let corners: [SIMD3<Float>] = [[3.5, 2.5, 0], [-3.5, 2.5, 0], [3.5, -3, 0], [-3.5, -3, 0]]
        var posture = start
        // The hand first goes to the beginning of the first stroke, and at last back.
        let stops = [SIMD3<Float>(repeating: 0)] + corners + [SIMD3<Float>(repeating: 0)]
        let place = min(max(progress, 0), 1) * Float(stops.count - 1)
        let leg = min(Int(place), stops.count - 2)
        posture.offset +=
            stops[leg] + (stops[leg + 1] - stops[leg]) * PlacedPose.leastJerk(place - Float(leg))
        posture.pose[.viewRoll] -= posture.offset.x * 2
        return posture
    }
}
