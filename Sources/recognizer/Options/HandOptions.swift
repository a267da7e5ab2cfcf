import ArgumentParser
import Datasets
import FoundationEssentials
import Imaging
import Recognition

extension HandednessMode: ExpressibleByArgument {}

/// The options that say how the hand is found and by which model it is read.
struct HandOptions: ParsableArguments {
    // A number may be negative, and is no option then.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Read this part of the picture, in pixels, instead of finding the hand.", valueName: "x,y,w,h"))
    var box: BoxArgument?

    @Option(help: ArgumentHelp("The model that finds the hand, instead of the installed one.", valueName: "file"))
    var locator: String?

    @Flag(help: "Do not find the hand: read a square in the middle of the picture, or --box.")
    var noLocator = false

    @Option(
        help: ArgumentHelp(
            "Flip the picture before it is read, for a left hand or a camera that mirrors.",
            valueName: "auto|on|off"))
    var mirror = HandednessMode.auto

    @Option(help: ArgumentHelp("The letter model, instead of the installed one.", valueName: "file"))
    var model: String?

    @Option(help: ArgumentHelp("Read as was learnt from this person's hand by recognizer teach.", valueName: "name"))
    var person: String?

    /// The letter model that is asked for, or else the person's own, or else the installed one.
    ///
    /// - Throws: `ModelLocationError` when none is installed, `PersonNameError`.
    func letterModel(_ location: ModelLocation) throws -> URL {
        if let model { return URL(filePath: model) }
        if let person, let store = PeopleStore.usual(),
            let own = store.model(of: try PersonName(person))
        {
            return own
        }
        return try location.find()
    }

    /// Makes sure that something is known of the person whose hand is to be read.
    ///
    /// - Throws: `TeachError.unknown`, `PersonNameError` or `PeopleStoreError`.
    func checkPerson() throws {
        guard let person = try person.map({ try PersonName($0) }), let store = PeopleStore.usual() else {
            return
        }
        guard try store.people().contains(person) else { throw TeachError.unknown(person) }
    }

    func validate() throws {
        if locator != nil, noLocator || box != nil {
            throw ValidationError("--locator and \(noLocator ? "--no-locator" : "--box") exclude one another.")
        }
        if let person {
            if model != nil { throw ValidationError("--person and --model exclude one another.") }
            do throws(PersonNameError) {
                _ = try PersonName(person)
            } catch {
                throw ValidationError("--person: \(error)")
            }
        }
        for (name, value) in [("--model", model), ("--locator", locator)] where value == "" {
            throw ValidationError("\(name) is empty.")
        }
    }
}

/// The value of `--box`: left, top, width and height in pixels.
struct BoxArgument: ExpressibleByArgument, Equatable {
    /// No picture has larger coordinates: a larger value is a typing error.
    private static let maximumCoordinate = 100_000.0

    let region: Region

    init(_ region: Region) {
        self.region = region
    }

    init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3],
            [x, y, width, height].allSatisfy({ $0.isFinite && abs($0) <= Self.maximumCoordinate }),
            width > 0, height > 0
        else { return nil }
        region = Region(x: x, y: y, width: width, height: height)
    }

    var defaultValueDescription: String { "\(region.x),\(region.y),\(region.width),\(region.height)" }
}
