import Imaging
import Testing

@Suite struct ImageErrorTests {
    /// Every error names what failed and what to do.
    @Test(
        arguments: [
            (.cannotRead(file: "a.jpg", reason: "Permission denied"), ["a.jpg", "Permission denied", "permissions"]),
            (.empty(file: "a.jpg"), ["a.jpg", "empty", "again"]),
            (.unsupported(file: "a.tif", kind: "BigTIFF", advice: "Do that"), ["a.tif", "BigTIFF", "Do that."]),
            (.notAPicture(file: "a.txt"), ["a.txt", "not a picture", "JPEG"]),
            (.damaged(file: "a.png", reason: "its end is missing"), ["a.png", "its end is missing", "again"]),
            (.tooLarge(file: "a.png"), ["a.png", "64 million", "smaller"]),
            (.cannotWrite(file: "b.png", reason: "No space left on device"), ["b.png", "No space left", "room"]),
            (.malformedFrame(reason: "3 bytes are too few"), ["3 bytes are too few", "camera"]),
            (.noFont(reason: "none is installed"), ["none is installed", "fonts-dejavu-core", "FINGERSPELL_FONT"]),
            (.noMemory, ["memory"]),
        ] as [(ImageError, [String])])
    func saysWhatFailedAndWhatToDo(error: ImageError, words: [String]) {
        for word in words { #expect(error.description.contains(word)) }
    }
}
