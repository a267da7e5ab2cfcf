import Glibc
import Imaging

/// Computes the colour of every point that a ray hits.
struct HandShader {
    let skeleton: HandSkeleton
    let shape: HandShape
    let skin: Skin
    let rig: LightRig
    let sleeveColour: SIMD3<Float>

    /// Returns the linear red, green and blue light from a point towards the camera.
    func colour(of hit: SurfaceHit) -> SIMD3<Float> {
        var normal = hit.normal
        let material = material(of: hit, normal: &normal)
        let facing = max(normal.dot(hit.view), 0)
        let ambient = rig.ground + (rig.sky - rig.ground) * (0.5 + 0.5 * normal.y)
        var diffuse = ambient * hit.openness
        var gloss = SIMD3<Float>(repeating: 0)
        for (index, light) in ([rig.key] + rig.fills).enumerated() {
            let cosine = normal.dot(light.direction)
            let reach = index == 0 ? hit.lit : 0.4 + 0.6 * hit.openness
            // Subsurface scattering softens the border of the shadow and makes it red.
            let wrapped = max((cosine + material.wrap) / (1 + material.wrap), 0)
            let straight = max(cosine, 0)
            let bleed = max(wrapped - straight, 0)
            diffuse +=
                light.colour * reach * (SIMD3(repeating: straight) + SIMD3(1, 0.55, 0.4) * bleed)
            let half = (light.direction + hit.view).normalized
            let lobe = powf(max(normal.dot(half), 0), material.shininess)
            let fresnel = 0.04 + 0.3 * powf(1 - facing, 5)
            gloss += light.colour * (reach * lobe * fresnel * material.gloss * straight)
        }
        // A dark line where another digit touches.
        let touch = smoothStep(0, 0.32 * shape.size, hit.neighbour)
        let edge = 0.55 + 0.45 * touch
        return (material.albedo * diffuse + gloss) * edge
    }

    /// The surface at one point.
    private struct Material {
        var albedo: SIMD3<Float>
        var gloss: Float
        var shininess: Float
        var wrap: Float
    }

    private func material(of hit: SurfaceHit, normal: inout SIMD3<Float>) -> Material {
        switch hit.part {
        case .sleeve: Material(albedo: sleeveColour, gloss: 0.1, shininess: 4, wrap: 0.1)
        case .jewel: Material(albedo: [0.75, 0.62, 0.3], gloss: 12, shininess: 60, wrap: 0)
        case .palm: palmMaterial(hit)
        case .thumb: digitMaterial(hit, finger: .thumb, normal: &normal)
        case .index: digitMaterial(hit, finger: .index, normal: &normal)
        case .middle: digitMaterial(hit, finger: .middle, normal: &normal)
        case .ring: digitMaterial(hit, finger: .ring, normal: &normal)
        case .little: digitMaterial(hit, finger: .little, normal: &normal)
        }
    }

    private func palmMaterial(_ hit: SurfaceHit) -> Material {
        let palmar = smoothStep(-0.5, 0.6, hit.normal.dot(skeleton.palm.z))
        let offset = hit.point - skeleton.wrist
        let size = shape.size
        let place =
            SIMD2(
                offset.dot(skeleton.palm.x) / shape.palmWidth, offset.dot(skeleton.palm.y) / shape.palmLength) / size
        var crease: Float = 0
        if palmar > 0.3 {
            for line in Self.palmLines {
                let way = (place.x - line.from.x) / (line.to.x - line.from.x)
                guard way > 0, way < 1 else { continue }
                let y = line.from.y + (line.to.y - line.from.y) * way + line.bow * way * (1 - way) * 4
                crease = max(crease, (1 - smoothStep(0.03, 0.2, abs(place.y - y))) * way * (1 - way) * 3)
            }
            crease = max(crease, 0.4 * (1 - smoothStep(0.03, 0.2, abs(place.y - 0.2))))
        }
        let arm = smoothStep(0.5, -2.5, place.y)
        var albedo = skin.albedo(palmar: palmar * (1 - 0.6 * arm))
        albedo *= 1 - 0.28 * skin.creases * min(crease, 1) * palmar
        return Material(albedo: albedo, gloss: 1.1 * skin.sheen, shininess: 14, wrap: 0.25)
    }

    /// Heart, head and life line in centimetres on an adult's palm.
    private static let palmLines: [(from: SIMD2<Float>, to: SIMD2<Float>, bow: Float)] = [
        (SIMD2(-4.2, 6.6), SIMD2(1.6, 8.6), -0.5), (SIMD2(-3.2, 4.9), SIMD2(3.6, 7.0), 0.5),
        (SIMD2(0.4, 1.0), SIMD2(3.5, 6.6), 1.0),
    ]

    private func digitMaterial(_ hit: SurfaceHit, finger: Finger, normal: inout SIMD3<Float>) -> Material {
        let digit = skeleton[finger]
        let radii = shape.radii(of: finger)
        var nearest = (distance: Float.greatestFiniteMagnitude, segment: 0, along: Float(0))
        for segment in 0..<3 {
            let (start, end) = digit.segment(segment)
            let axis = end - start
            let along = min(max((hit.point - start).dot(axis) / max(axis.dot(axis), 1e-6), 0), 1)
            let distance = (hit.point - start - axis * along).length - radii[segment]
            if distance < nearest.distance { nearest = (distance, segment, along) }
        }
        let frame = digit.frames[nearest.segment]
        let palmar = smoothStep(-0.45, 0.55, normal.dot(frame.z))
        let (start, end) = digit.segment(nearest.segment)
        let length = (end - start).length
        let fromBase = nearest.along * length
        let toEnd = length - fromBase
        let width = 0.11 * shape.size
        var fold: Float = 0
        if nearest.segment > 0 { fold = 1 - smoothStep(0.01, width, fromBase) }
        if nearest.segment < 2 { fold = max(fold, 1 - smoothStep(0.01, width, toEnd)) }
        var albedo = skin.albedo(palmar: palmar)
        albedo *= 1 - skin.creases * fold * (0.06 + 0.22 * palmar)
        var material = Material(albedo: albedo, gloss: skin.sheen, shininess: 14, wrap: 0.25)
        if nearest.segment == 2 {
            let offset = hit.point - digit.tip
            let across = offset.dot(frame.x) / (radii[3] * 0.92)
            let along = (offset.dot(frame.y) + radii[3] * 1.1) / (radii[3] * 1.15)
            let rim = (across * across + along * along).squareRoot()
            if normal.dot(frame.z) < -0.1 {
                let nail = 1 - smoothStep(0.85, 1.0, rim)
                let border = nail * smoothStep(0.7, 0.9, rim)
                let pink = skin.albedo(palmar: 1) * 0.5 + SIMD3(0.36, 0.25, 0.22)
                material.albedo += (pink - material.albedo) * nail * 0.7
                material.albedo *= 1 - 0.35 * border
                material.gloss += nail * 2.5
                material.shininess += nail * 26
            }
        }
        return material
    }
}

/// The smooth step from 0 to 1 between two edges; it falls from 1 to 0 if the first edge is the greater one.
@inline(__always)
func smoothStep(_ from: Float, _ to: Float, _ value: Float) -> Float {
    let place = min(max((value - from) / (to - from), 0), 1)
    return place * place * (3 - 2 * place)
}
