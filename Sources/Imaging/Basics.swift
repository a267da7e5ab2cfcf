import Basics

/// The seeded random numbers of the project, for those who import Imaging.
public typealias SeededGenerator = Basics.SeededGenerator

/// Files written beside their target, then renamed, for those who import Imaging.
public typealias AtomicFile = Basics.AtomicFile

/// Why such a file could not be written.
public typealias AtomicFileError = Basics.AtomicFileError
