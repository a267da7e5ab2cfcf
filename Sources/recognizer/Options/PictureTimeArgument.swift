import ArgumentParser

/// The value of `--picture-time`.
enum PictureTimeArgument: ExpressibleByArgument, Equatable {
    /// As long as the pictures themselves suggest.
    case auto
    /// Milliseconds.
    case fixed(Double)

    init?(argument: String) {
        if argument == "auto" {
            self = .auto
        } else if let milliseconds = Double(argument), (1...60_000).contains(milliseconds) {
            self = .fixed(milliseconds)
        } else {
            return nil
        }
    }

    /// Milliseconds, nil for `auto`.
    var milliseconds: Double? {
        switch self {
        case .auto: nil
        case .fixed(let milliseconds): milliseconds
        }
    }

    var defaultValueDescription: String { milliseconds.map { "\($0)" } ?? "auto" }
}
