import FoundationEssentials
import Imaging

/// Reads pictures one by one and decides how long each is shown.
///
/// Consecutive pictures that resemble each other form a burst. The frames of a camera make a long burst and follow each
/// other at its rate; a picture on its own, such as one letter of a word, is a slide and stays long enough to be read.
/// So every burst is shown for about 1.2 s, but no picture for longer than 1 s or shorter than a camera's frame.
/// Measured on webcam frames: neighbours of one burst correlate above 0.9, different letters of one person around 0.4.
final class BurstGrouper {
    /// Two pictures with a higher correlation belong to one burst.
    private static let minimumCorrelation: Float = 0.7
    /// Milliseconds for which a burst is shown.
    private static let burstMilliseconds = 1200.0
    /// The longest time for which one picture is shown.
    private static let longestPictureMilliseconds = 1000.0

    private let places: PicturePlaces
    private let pictureTime: Double?
    private var position = 0
    /// Where the current burst ends, as far as it was read ahead, and how long each of its pictures is shown.
    private var burst = (end: 0, duration: 0.0)
    /// The last picture of a burst that may continue after the ones read ahead; nil if it has ended.
    private var openEnd: PictureThumbnail?

    /// Prepares to read files.
    ///
    /// - Parameter pictureTime: milliseconds for which each picture is shown; nil to decide by bursts.
    init(files: [URL], pictureTime: Double?) {
        places = PicturePlaces(files)
        self.pictureTime = pictureTime
    }

    /// What comes next in a folder.
    enum Item {
        /// A picture, and the milliseconds for which it is shown.
        case picture(Frame, duration: Double)
        /// A file with a film in it, such as an animated GIF.
        case film(URL)
    }

    /// The next picture or film; nil after the last.
    ///
    /// - Throws: `ImageError` for a picture that cannot be read; the next call continues after it.
    func next() throws(ImageError) -> Item? {
        defer { position += 1 }
        switch try places.place(position) {
        case nil:
            position -= 1
            return nil
        case .film(let url):
            (burst.end, openEnd) = (0, nil)
            return .film(url)
        case .page(let url, let page):
            let frame = try Self.read(url, page)
            if let pictureTime { return .picture(frame, duration: pictureTime) }
            if position >= burst.end { beginBurst(with: frame) }
            return .picture(frame, duration: burst.duration)
        }
    }

    /// Finds the end of the burst that begins here, reading no further ahead than changes the result.
    private func beginBurst(with frame: Frame) {
        let maximumCount = Int(Self.burstMilliseconds / HeldFrames.periodMilliseconds)
        var last = PictureThumbnail(of: frame)
        if let before = openEnd, last.correlation(with: before) > Self.minimumCorrelation {
            (burst.end, openEnd) = (position + 1, last)
            return
        }
        var count = 1
        while count < maximumCount, case .page(let url, let page)? = try? places.place(position + count),
            let next = try? Self.read(url, page)
        {
            let thumbnail = PictureThumbnail(of: next)
            guard thumbnail.correlation(with: last) > Self.minimumCorrelation else { break }
            last = thumbnail
            count += 1
        }
        openEnd = count == maximumCount ? last : nil
        let duration = min(Self.longestPictureMilliseconds, Self.burstMilliseconds / Double(count))
        burst = (position + count, max(HeldFrames.periodMilliseconds, duration))
    }

    private static func read(_ file: URL, _ page: Int) throws(ImageError) -> Frame {
        let picture = try Still.readRGB(file, page: page)
        return Frame(
            format: .rgb, width: picture.width, height: picture.height, stride: 3 * picture.width, time: 0,
            sequence: 0, storage: FrameStorage(copying: picture.pixels))
    }
}

/// The pictures in files, in order: a file may hold several pages.
///
/// Files are looked into when they are needed: a folder may hold thousands.
final class PicturePlaces {
    /// Where there is something to show.
    enum Place {
        /// A page of a file, from 0.
        case page(URL, Int)
        case film(URL)
    }

    private var rest: ArraySlice<URL>
    private var known: [Result<Place, ImageError>] = []

    /// Prepares to look into files.
    init(_ files: [URL]) { rest = files[...] }

    /// The place of this number, from 0; nil after the last.
    ///
    /// - Throws: `ImageError` if its file cannot be read.
    func place(_ number: Int) throws(ImageError) -> Place? {
        while known.count <= number, let file = rest.popFirst() {
            do throws(ImageError) {
                switch try Still.pages(of: file) {
                case .stills(let count): known += (0..<count).map { .success(.page(file, $0)) }
                case .film: known.append(.success(.film(file)))
                }
            } catch {
                known.append(.failure(error))
            }
        }
        return number < known.count ? try known[number].get() : nil
    }
}

/// The middle of a picture, reduced so far that small movements make no difference.
struct PictureThumbnail {
    /// Rows and columns of the thumbnail.
    private static let side = 25
    /// The part of width and height that is used: the hand rather than the room.
    private static let centreFraction = 0.7

    /// `[side, side]`, with mean 0 and length 1; all 0 for a uniform picture or one that cannot be decoded.
    private let values: [Float]

    /// Reduces a picture.
    init(of frame: Frame) {
        let (width, height) = (Double(frame.width), Double(frame.height))
        let edge = (1 - Self.centreFraction) / 2
        let region = Region(
            x: width * edge, y: height * edge, width: width * Self.centreFraction, height: height * Self.centreFraction)
        var grid = [Float](repeating: 0, count: Self.side * Self.side)
        grid.withUnsafeMutableBufferPointer { grid in
            try? frame.averageLuminance(over: region, columns: Self.side, rows: Self.side, into: grid)
        }
        let mean = grid.reduce(0, +) / Float(grid.count)
        let length = grid.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
        values = grid.map { length > 1e-3 ? ($0 - mean) / length : 0 }
    }

    /// Pearson's correlation of two thumbnails: 1 for equal pictures, about 0 for unrelated ones.
    func correlation(with other: PictureThumbnail) -> Float {
        zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
