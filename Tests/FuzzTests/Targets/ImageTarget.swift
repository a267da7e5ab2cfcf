import Imaging

/// Reads a picture with and without its colours.
enum ImageTarget {
    static func run(_ bytes: UnsafeRawBufferPointer) {
        guard let file = FuzzFile(bytes, name: "picture") else { return }
        let grey = try? Still.readGrey(file.url)
        let colour = try? Still.readRGB(file.url)
        precondition(grey?.pixels.count == grey.map { $0.width * $0.height }, "a picture has all its pixels")
        precondition(colour?.pixels.count == colour.map { 3 * $0.width * $0.height }, "a picture has all its colours")
    }
}
