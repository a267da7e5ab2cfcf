import Recognition

/// A part of `CommitPolicy` that users can set, with its name in the settings file and what it may be.
public struct PolicySetting: Sendable {
    /// What a setting may be, and the part of the policy that it is.
    public enum Part: Sendable {
        /// A number of a range, in milliseconds for names that say so, otherwise a share, probability or difference.
        case number(ClosedRange<Double>, WritableKeyPath<CommitPolicy, Double> & Sendable)
        /// A choice of `true` or `false`.
        case flag(WritableKeyPath<CommitPolicy, Bool> & Sendable)
        /// One of several words.
        case reading(WritableKeyPath<CommitPolicy, CommitPolicy.Reading> & Sendable)
    }

    /// The name, which is that of the policy's property.
    public let name: String
    /// What it may be.
    public let part: Part

    /// How long a letter may have to be held, in milliseconds.
    public static let holdTimes = 100.0...5000

    /// All settings, in the order in which they are written and take effect.
    public static let all: [PolicySetting] = [
        PolicySetting(name: "reading", part: .reading(\.reading)),
        PolicySetting(name: "holdMilliseconds", part: .number(holdTimes, \.holdMilliseconds)),
        PolicySetting(name: "minimumConfidence", part: .number(0...1, \.minimumConfidence)),
        PolicySetting(name: "maximumNothing", part: .number(0...1, \.maximumNothing)),
        PolicySetting(name: "flickerMilliseconds", part: .number(0...1000, \.flickerMilliseconds)),
        PolicySetting(name: "releaseMilliseconds", part: .number(0...5000, \.releaseMilliseconds)),
        PolicySetting(name: "releaseConfidence", part: .number(0...1, \.releaseConfidence.number)),
        PolicySetting(name: "releaseShare", part: .number(0...1, \.releaseShare.number)),
        PolicySetting(name: "releaseDistance", part: .number(0...10, \.releaseDistance.number)),
        PolicySetting(name: "wordGapMilliseconds", part: .number(100...60_000, \.wordGapMilliseconds)),
        PolicySetting(name: "motionThreshold", part: .number(0...100, \.motionThreshold.number)),
        PolicySetting(name: "confidenceWhileMoving", part: .number(0...1, \.confidenceWhileMoving.number)),
        PolicySetting(name: "longestStepMilliseconds", part: .number(10...5000, \.longestStepMilliseconds)),
        PolicySetting(name: "correctsWords", part: .flag(\.correctsWords)),
        PolicySetting(name: "correctionProbability", part: .number(0...1, \.correctionProbability.number)),
    ]
}

extension PolicySetting {
    /// What it may be, in words.
    var allowed: String {
        switch part {
        case .number(let range, _): "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        case .flag: "true or false"
        case .reading: CommitPolicy.Reading.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
        }
    }

    /// Its value in a policy, as JSON.
    func json(of policy: CommitPolicy) -> String {
        switch part {
        case .number(_, let path): Self.text(policy[keyPath: path])
        case .flag(let path): "\(policy[keyPath: path])"
        case .reading(let path): "\"\(policy[keyPath: path].rawValue)\""
        }
    }

    private static func text(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension CommitPolicy {
    /// The threshold's confidence; a released letter's own follows it, as for the threshold of a model.
    fileprivate var minimumConfidence: Double {
        get { threshold.minimumConfidence.number }
        set {
            threshold.minimumConfidence = Float(newValue)
            releaseConfidence = min(CommitPolicy().releaseConfidence, 0.7 * threshold.minimumConfidence)
        }
    }

    fileprivate var maximumNothing: Double {
        get { threshold.maximumNothing.number }
        set { threshold.maximumNothing = Float(newValue) }
    }
}

extension Float {
    /// The number of the same decimal digits.
    fileprivate var number: Double {
        get { Double("\(self)") ?? Double(self) }
        set { self = Float(newValue) }
    }
}
