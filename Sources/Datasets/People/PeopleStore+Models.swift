import Basics
import FoundationEssentials
import Glibc

extension PeopleStore {
    /// The place of a person's own model, whether or not there is one.
    public func modelFile(of name: PersonName) -> URL { folder(of: name).appending(path: "letters.safetensors") }

    /// The place of the model that was used before.
    private func previousFile(of name: PersonName) -> URL { folder(of: name).appending(path: "previous.safetensors") }

    /// The person's own model; nil where the shipped one is used.
    public func model(of name: PersonName) -> URL? {
        let file = modelFile(of: name)
        return access(file.path, F_OK) == 0 ? file : nil
    }

    /// Keeps a new model of a person; the one that was used stays for going back.
    ///
    /// - Parameter write: writes the model to a file.
    /// - Throws: `PeopleStoreError.cannotWrite`, or what `write` throws; the model that was used is then used still.
    public func keepModel(of name: PersonName, write: (URL) throws -> Void) throws {
        let new = folder(of: name).appending(path: "new.safetensors")
        do {
            try FileManager.default.createDirectory(at: folder(of: name), withIntermediateDirectories: true)
        } catch {
            throw PeopleStoreError.cannotWrite(path: folder(of: name).path, reason: "\(error)")
        }
        try write(new)
        if model(of: name) == nil {
            // The shipped model was used.
            try remove(previousFile(of: name))
        } else {
            try move(modelFile(of: name), to: previousFile(of: name))
        }
        try move(new, to: modelFile(of: name))
    }

    /// Goes back to the model that was used before, or to the shipped one; a second time returns.
    ///
    /// - Returns: the person's own model that is used now; nil for the shipped one.
    /// - Throws: `PeopleStoreError.cannotWrite`.
    @discardableResult
    public func goBack(of name: PersonName) throws(PeopleStoreError) -> URL? {
        let (used, previous) = (modelFile(of: name), previousFile(of: name))
        let hasPrevious = access(previous.path, F_OK) == 0
        switch (model(of: name) != nil, hasPrevious) {
        case (true, true):
            let between = folder(of: name).appending(path: "new.safetensors")
            try move(used, to: between)
            try move(previous, to: used)
            try move(between, to: previous)
        case (true, false): try move(used, to: previous)
        case (false, true): try move(previous, to: used)
        case (false, false): break
        }
        return model(of: name)
    }

    private func move(_ file: URL, to place: URL) throws(PeopleStoreError) {
        guard rename(file.path, place.path) == 0 else {
            throw .cannotWrite(path: place.path, reason: String(cString: strerror(errno)))
        }
    }
}
