// Package kage holds the sources of the shaders, in Kage. The build translates them for
// the graphics card, so that the program needs no compiler; without one it only has to
// look them up, and NewShader takes no others.
package kage

import (
	"strconv"
	"strings"

	"neuralplay/wasm/internal/scene"
)

// All returns every shader that the program asks for.
func All() []string {
	all := []string{Ribbon, Field, Shape}
	for count := 2; count <= scene.MostClasses; count++ {
		all = append(all, Classes(count))
	}
	return all
}

// Classes returns the shader that draws the outputs of several classes as one picture. A
// loop over those alone is what makes it bearable without a graphics card.
func Classes(count int) string {
	return strings.ReplaceAll(classShader, "COUNT", strconv.Itoa(count))
}

// Ribbon draws the connections of scene.Frame.Ribbons. Custom holds the
// distance from the centre line, half the width, the distance along the ribbon
// in dash lengths, and 1 where dashes are drawn, 0 where not.
const Ribbon = `//kage:unit pixels
package main

var Phase float   // how far the dashes have moved, in dash lengths
var Dashes float  // 0 still, 1 flowing
var Tint vec4     // colour of the dashes; its alpha is how strong it is

func Fragment(dst vec4, src vec2, color vec4, custom vec4) vec4 {
	edge := clamp(custom.y-abs(custom.x)+0.5, 0, 1)
	at := fract(custom.z - Phase)
	dash := smoothstep(0, 0.2, at) * (1 - smoothstep(0.5, 0.7, at))
	flowing := Dashes * custom.w
	c := color * (1 - 0.4*flowing*(1-dash))
	c = mix(c, vec4(Tint.rgb, 1)*max(color.a, 0.5), flowing*dash*Tint.a)
	return c * edge
}
`

// Field draws fields from the atlas. It blends neighbouring values before
// turning them into colours: blending colours would show staircases.
const Field = `//kage:unit pixels
package main

var Negative vec3
var Neutral vec3
var Positive vec3
var Classes [7]vec3
var Contour vec4
var LineWidth float   // of the contour, device pixels
var Discretize float  // 1: only the sign is shown

` + smoothing + `
// corner returns how much of the pixel lies within the rounded square.
func corner(at vec2, size, radius float) float {
	q := abs(at-size/2) - size/2 + radius
	d := length(max(q, vec2(0))) + min(max(q.x, q.y), 0) - radius
	return clamp(0.5-d, 0, 1)
}

func Fragment(dst vec4, src vec2, color vec4, custom vec4) vec4 {
	origin := imageSrc0Origin()
	slot := custom.xy + origin
	v := smooth(within(src, slot.x, color.r), slot.y, custom.z)
	slope := fwidth(v) // change of the value per pixel
	shown := v
	if Discretize > 0 {
		shown = clamp(v/max(slope, 0.00003), -1, 1) // below one step of the atlas it is rounding
	}
	c := mix(Neutral, Positive, max(shown, 0))
	c = mix(c, Negative, max(-shown, 0))
	if class := int(color.b + 0.5); class > 0 { // an output that is the score of one class
		c = mix(Neutral, Classes[class-1], (shown+1)/2)
	}
	// no contour where the field is flat: there it is zero only by chance
	near := 1 - clamp(abs(v)/max(slope, 0.000001)-(LineWidth-1)/2, 0, 1)
	near *= smoothstep(0.000005, 0.00004, slope)
	c = mix(c, Contour.rgb, near*Contour.a*color.g)
	inside := color.a
	if custom.w > 0 {
		size := color.r
		at := vec2(src.x-slot.x, (src.y-slot.y-0.5)/(custom.z-1)*size)
		inside *= corner(at, size, custom.w)
	}
	return vec4(c, 1) * inside
}
`

// classShader draws the outputs of several classes as one picture: each pixel
// has the colour of the largest output, paler where the second largest is close.
// The classes' fields lie one below the other in the atlas; COUNT stands for their
// number.
const classShader = `//kage:unit pixels
package main

var Neutral vec3
var Classes [7]vec3
var Contour vec4
var LineWidth float   // of the contour, device pixels
var Discretize float  // 1: only the largest is shown

` + smoothing + `
func Fragment(dst vec4, src vec2, color vec4, custom vec4) vec4 {
	slot := custom.xy + imageSrc0Origin()
	// value, slopes and colour of the largest and of the second largest
	at := within(src, slot.x, color.r)
	v1, v2 := -2.0, -2.0
	d1, d2 := vec2(0), vec2(0)
	c1, c2 := Neutral, Neutral
	for i := 0; i < COUNT; i++ {
		down := float(i) * custom.z
		v := smooth(at+vec2(0, down), slot.y+down, custom.z)
		d := vec2(dfdx(v), dfdy(v))
		if v > v1 {
			v2, d2, c2 = v1, d1, c1
			v1, d1, c1 = v, d, Classes[i]
		} else if v > v2 {
			v2, d2, c2 = v, d, Classes[i]
		}
	}
	margin := v1 - v2
	slope := abs(d1.x-d2.x) + abs(d1.y-d2.y)
	away := margin / max(slope, 0.000001) // from the contour, pixels
	strength := 0.25 + 0.75*clamp(margin/2, 0, 1)
	if Discretize > 0 {
		strength = 1
	}
	// where all outputs are equal, none is the largest
	known := smoothstep(0.00006, 0.0002, margin+slope)
	c := mix(c2, c1, clamp(0.5+away, 0, 1))
	c = mix(Neutral, c, strength*known)
	near := 1 - clamp(away-(LineWidth-1)/2, 0, 1)
	near *= smoothstep(0.00006, 0.0002, slope)
	c = mix(c, Contour.rgb, near*Contour.a)
	return vec4(c, 1) * color.a
}
`

// smoothing reads a field from the atlas.
const smoothing = `
// within keeps a place in the columns of its field. Beside the outermost ones the graphics
// card looks at a pixel more to find slopes, which would be of the field next to it.
func within(at vec2, left, width float) vec2 {
	return vec2(clamp(at.x, left+0.5, left+width-0.5), at.y)
}

// smooth blends the values above each other around a place with a quadratic
// B-spline, whose other half is in the atlas. It blends their two bytes undecoded,
// because the value is linear in them.
func smooth(at vec2, top, side float) float {
	p := at.y - top
	middle := floor(p)
	f := p - middle
	low, high := (1-f)*(1-f)/2, f*f/2
	y := clamp(vec3(-1, 0, 1)+middle, vec3(0), vec3(side-1)) + top + 0.5
	c := imageSrc0UnsafeAt(vec2(at.x, y.x)).rg*low +
		imageSrc0UnsafeAt(vec2(at.x, y.y)).rg*(1-low-high) +
		imageSrc0UnsafeAt(vec2(at.x, y.z)).rg*high
	return dot(c, vec2(256, 1))*255/32767 - 1
}
`

// Shape draws rounded boxes. Src is the position relative to the box's
// middle. Custom holds half the box's size, the radius of its corners, and the
// width of the line along its edge, 0 for a filled box.
const Shape = `//kage:unit pixels
package main

func Fragment(dst vec4, src vec2, color vec4, custom vec4) vec4 {
	q := abs(src) - custom.xy + custom.z
	d := length(max(q, vec2(0))) + min(max(q.x, q.y), 0) - custom.z
	if custom.w > 0 {
		d = abs(d+custom.w/2) - custom.w/2
	}
	return color * clamp(0.5-d, 0, 1)
}
`
