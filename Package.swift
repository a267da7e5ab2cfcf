// swift-tools-version: 6.2
import PackageDescription

// Hot loops must be quick in a debug build too: nobody should have to know about `-c release` to train.
let optimisedC: [CSetting] = [.unsafeFlags(["-O3"])]
let optimisedSwift: [SwiftSetting] = [.unsafeFlags(["-O"])]

// `tools/fuzz` makes a program of the fuzz targets, for which command lines have to be libraries. Nobody else needs it.
let isFuzzing = Context.environment["FINGERSPELL_FUZZ"] != nil
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

/// A program, or all of it but its first file.
func program(_ name: String, first: String, dependencies: [Target.Dependency]) -> Target {
    isFuzzing
        ? .target(name: name, dependencies: dependencies, exclude: [first])
        : .executableTarget(name: name, dependencies: dependencies)
}

let fuzzTargets: [Target.Dependency] = [
    "Capture", "Datasets", "Evaluation", "HandModel", "Imaging", "NeuralNetwork", "Recognition", "Training",
    "recognizer", "trainer",
    argumentParser,
]

let package = Package(
    name: "fingerspell",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // File descriptors, file status and error numbers: replaces loops of our own that repeat interrupted calls.
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // Floor 0: C kernels of our own, and doors to the system's libraries.
        .target(name: "CKernels", cSettings: optimisedC),
        .systemLibrary(name: "CV4L2", pkgConfig: "libv4l2", providers: [.apt(["libv4l-dev"])]),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CExif", pkgConfig: "libexif", providers: [.apt(["libexif-dev"])]),

        // The same for libraries that are loaded when they are first needed; linking with them would slow every start.
        .target(name: "CDelayLoad", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CFFmpeg", dependencies: ["CDelayLoad"]),
        .target(name: "CSDL2", dependencies: ["CDelayLoad"]),
        .target(name: "CFontconfig", dependencies: ["CDelayLoad"]),
        .target(name: "CHeif", dependencies: ["CDelayLoad"]),

        // Floor 0 too: what every floor needs.
        .target(name: "Basics", dependencies: [systemPackage], swiftSettings: optimisedSwift),

        // Floor 1: pictures and networks.
        .target(
            name: "Imaging",
            dependencies: ["Basics", "CKernels", "CTurboJPEG", "CFFmpeg", "CExif", "CHeif"],
            swiftSettings: optimisedSwift),
        .target(
            name: "NeuralNetwork", dependencies: ["Basics", "CKernels", systemPackage], swiftSettings: optimisedSwift),

        // Floor 2: where frames come from, what is read in them, charts, and a hand that is drawn.
        .target(
            name: "Capture",
            dependencies: ["Basics", "Imaging", "CV4L2", "CFFmpeg", systemPackage],
            swiftSettings: optimisedSwift),
        .target(
            name: "Charts", dependencies: ["Basics", "Imaging", "CSDL2", "CFontconfig"], swiftSettings: optimisedSwift),
        // The alphabet chart draws on a canvas of `Charts`, which shares this floor and knows nothing of hands.
        .target(
            name: "HandModel", dependencies: ["Basics", "Imaging", "Charts"],
            resources: [.embedInCode("Resources/alphabet.poses"), .embedInCode("Resources/gestures.poses")],
            swiftSettings: optimisedSwift),
        .target(
            name: "Recognition", dependencies: ["Basics", "Imaging", "NeuralNetwork"], swiftSettings: optimisedSwift),

        // Floor 3: from observations to text, making models, and showing what is read.
        .target(
            name: "Spelling", dependencies: ["Basics", "Imaging", "NeuralNetwork", "Recognition"],
            swiftSettings: optimisedSwift),
        .target(
            name: "Datasets",
            dependencies: ["Basics", "Capture", "HandModel", "Imaging", "Recognition", "CTurboJPEG"],
            swiftSettings: optimisedSwift),
        .target(
            name: "Display", dependencies: ["Basics", "Imaging", "Charts", "CSDL2", "CTurboJPEG"],
            swiftSettings: optimisedSwift),

        // Floor 4: exercises for learners, and how good a network is. Floor 5: training, which measures every epoch by the same figures.
        .target(
            name: "Practice", dependencies: ["Basics", "Recognition", "Spelling"],
            resources: [.embedInCode("Resources/feedback.txt"), .embedInCode("Resources/themes.txt")],
            swiftSettings: optimisedSwift),
        .target(
            name: "Evaluation",
            dependencies: [
                "Basics", "Charts", "Datasets", "HandModel", "Imaging", "NeuralNetwork", "Recognition", "Spelling",
            ],
            swiftSettings: optimisedSwift),
        .target(
            name: "Training",
            dependencies: [
                "Basics", "Charts", "Datasets", "Evaluation", "HandModel", "Imaging", "NeuralNetwork", "Recognition",
                "Spelling", systemPackage,
            ],
            swiftSettings: optimisedSwift),

        // Floor 6: command lines.
        program(
            "recognizer", first: "RecognizerCommand.swift",
            dependencies: [
                "Basics", "Capture", "Datasets", "HandModel", "Imaging", "Practice", "Recognition", "Spelling",
                "Display",
                "Training", argumentParser,
            ]),
        program(
            "trainer", first: "Trainer.swift",
            dependencies: [
                "Basics", "Datasets", "Evaluation", "HandModel", "Imaging", "NeuralNetwork", "Recognition", "Spelling",
                "Training", argumentParser,
            ]),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Basics", "Capture", "CKernels", "CTurboJPEG", "HandModel", "Imaging", "NeuralNetwork", "Recognition",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Tests mirror Sources, target by target.
        .target(name: "TestSupport", dependencies: ["Imaging"], path: "Tests/TestSupport"),
        .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"]),
        .testTarget(
            name: "benchmarksTests",
            dependencies: ["benchmarks", "Imaging", "NeuralNetwork", "Recognition", "TestSupport"]),
        .target(
            name: "KernelReference", dependencies: ["CKernels"], path: "Tests/KernelReference",
            cSettings: optimisedC + [.headerSearchPath("../../Sources/CKernels"), .unsafeFlags(["-Wno-psabi"])]),
        .testTarget(name: "CKernelsTests", dependencies: ["Basics", "CKernels", "KernelReference", "TestSupport"]),
        .testTarget(name: "CDelayLoadTests", dependencies: ["CFFmpeg", "CDelayLoad"]),
        .testTarget(name: "BasicsTests", dependencies: ["Basics", "TestSupport"]),
        .testTarget(
            name: "ImagingTests", dependencies: ["Basics", "Imaging", "CTurboJPEG", "TestSupport"],
            exclude: ["Fixtures"]),
        .testTarget(name: "ChartsTests", dependencies: ["Charts", "Imaging", "CSDL2"]),
        .testTarget(
            name: "NeuralNetworkTests", dependencies: ["Basics", "CKernels", "NeuralNetwork", "TestSupport"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "CaptureTests", dependencies: ["Basics", "Capture", "CFFmpeg", "CV4L2", "Imaging", "TestSupport"]),
        .testTarget(name: "HandModelTests", dependencies: ["Basics", "HandModel", "Imaging"]),
        .target(
            name: "RecognitionSupport",
            dependencies: ["Basics", "Imaging", "NeuralNetwork", "Recognition", "Spelling"],
            path: "Tests/RecognitionSupport"),
        .testTarget(
            name: "RecognitionTests",
            dependencies: ["Imaging", "NeuralNetwork", "Recognition", "Spelling", "RecognitionSupport", "TestSupport"]),
        .testTarget(
            name: "SpellingTests",
            dependencies: ["Basics", "Imaging", "NeuralNetwork", "Recognition", "Spelling", "TestSupport"]),
        .testTarget(
            name: "PracticeTests", dependencies: ["Basics", "Practice", "Recognition", "Spelling", "TestSupport"]),
        .target(
            name: "TrainingSupport",
            dependencies: ["Datasets", "HandModel", "Imaging", "Recognition", "TestSupport", "Training"],
            path: "Tests/TrainingSupport"),
        .testTarget(
            name: "DatasetsTests",
            dependencies: [
                "Basics", "Capture", "Datasets", "HandModel", "Imaging", "Recognition", "TestSupport",
                "TrainingSupport",
            ]),
        .testTarget(
            name: "EvaluationTests",
            dependencies: [
                "Basics", "Charts", "Datasets", "Evaluation", "HandModel", "Imaging", "NeuralNetwork", "Recognition",
                "RecognitionSupport", "Spelling", "TestSupport", "Training", "TrainingSupport",
            ]),
        .testTarget(
            name: "TrainingTests",
            dependencies: [
                "Basics", "Charts", "Datasets", "Evaluation", "HandModel", "Imaging", "NeuralNetwork", "Recognition",
                "RecognitionSupport", "Spelling", "TestSupport", "Training", "TrainingSupport",
            ]),
        .testTarget(
            name: "DisplayTests", dependencies: ["Charts", "Display", "Imaging", "CSDL2", "CTurboJPEG", "TestSupport"]),
        .testTarget(
            name: "recognizerTests",
            dependencies: [
                "recognizer", "Basics", "Capture", "Datasets", "Display", "HandModel", "Imaging", "Practice",
                "Recognition", "RecognitionSupport", "Spelling", "TestSupport",
            ]),
        .testTarget(
            name: "trainerTests",
            dependencies: [
                "trainer", "Datasets", "Evaluation", "Training", "TrainingSupport", "NeuralNetwork", "Imaging",
                "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        isFuzzing
            ? .executableTarget(
                name: "FuzzTests", dependencies: fuzzTargets, path: "Tests/FuzzTests",
                exclude: ["Dictionaries", "Kept", "KeptInputTests.swift", "Mutation.swift", "MutationTests.swift"])
            : .testTarget(
                name: "FuzzTests", dependencies: fuzzTargets + ["Basics", "TestSupport"],
                exclude: ["Dictionaries", "Kept", "Fuzzer.swift"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "recognizer", "TestSupport", "RecognitionSupport", "Basics", "Imaging", "Capture", "Practice",
                "Recognition", "Spelling", "HandModel",
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu17
)
