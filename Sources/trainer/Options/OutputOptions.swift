import ArgumentParser
import Basics
import Foundation

/// What a command may do with files that are there already.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Replaces files that exist; without it the command refuses to, before its work.")
    var force = false

    /// Checks before the work that the files can be written, and that none is replaced unasked.
    ///
    /// - Throws: `OutputPlaceError` that names the file.
    func check(_ paths: String?...) throws {
        try OutputPlace.check(paths.compactMap(\.self).map { URL(fileURLWithPath: $0) }, replaces: force)
    }
}
