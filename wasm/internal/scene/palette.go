package scene

import "fmt"

// Color is a straight (not premultiplied) sRGB colour, each part in 0…1.
type Color struct {
	R, G, B, A float32
}

// Palette holds every colour of the canvas for one theme. The page shares them:
// internal/generate writes them as CSS custom properties.
type Palette struct {
	Background Color // of the page too
	Paper      Color // around marks, in contrast to strong colours
	Ink        Color // what should be read first
	Muted      Color // axis numbers; still WCAG AA on Background
	Line       Color // hairlines

	// The diverging scale of weights, biases, fields and points.
	Negative, Neutral, Positive Color

	Backward Color // errors flowing to the left
	Change   Color // a parameter that an update has just changed
	Accent   Color // what was clicked
	Alert    Color // what needs attention
	Contour  Color // line where a field is zero
	Train    Color // the curve of the training loss
	Test     Color // the curve of the test loss

	classes [MostClasses]Color // for three classes or more

	veil float64 // how much of the background is mixed into fields
}

// MostClasses is the number of classes that have their own colour and mark.
const MostClasses = 7

// Light and Dark are the two themes. Orange and blue are distinct for every common
// kind of colour blindness, which a test simulates. The classes have the hues of
// Okabe and Ito, "Color Universal Design" (2008), adjusted in lightness to the
// theme. They are in the order in which they differ most.
var (
	Light = Palette{
		Background: rgb(0xfbfbfa),
		Paper:      rgb(0xffffff),
		Ink:        rgb(0x1f2328),
		Muted:      rgb(0x646b75),
		Line:       rgb(0xd5d7da),
		Negative:   rgb(0xe8811c),
		Neutral:    rgb(0xf1f1ee),
		Positive:   rgb(0x1f74c4),
		Backward:   rgb(0xc4178f),
		Change:     rgb(0xe3b505),
		Accent:     rgb(0x0b7a5f),
		Alert:      rgb(0xb3261e),
		Contour:    rgb(0x1f2328).fade(0.55),
		Train:      rgb(0x8a919b),
		Test:       rgb(0x1f2328),
		classes: [...]Color{
			rgb(0xd98f00), rgb(0x005a8e), rgb(0x009a70), rgb(0xd592b8),
			rgb(0x54b0e4), rgb(0xc35600), rgb(0xd8cb35),
		},
		veil: 0.32,
	}
	Dark = Palette{
		Background: rgb(0x14161a),
		Paper:      rgb(0x0e1013),
		Ink:        rgb(0xe8eaed),
		Muted:      rgb(0x9aa1ab),
		Line:       rgb(0x363b43),
		Negative:   rgb(0xf2953a),
		Neutral:    rgb(0x20242a),
		Positive:   rgb(0x4a9ff0),
		Backward:   rgb(0xf25fc3),
		Change:     rgb(0xf2d13c),
		Accent:     rgb(0x3fcf9f),
		Alert:      rgb(0xff8f85),
		Contour:    rgb(0xe8eaed).fade(0.6),
		Train:      rgb(0x7d858f),
		Test:       rgb(0xe8eaed),
		classes: [...]Color{
			rgb(0xe6a002), rgb(0x1478b8), rgb(0x35b08c), rgb(0xa8648c),
			rgb(0x6fbfee), rgb(0xd9661a), rgb(0xf2e757),
		},
		veil: 0.25,
	}
)

// PaletteOf returns the palette of a theme.
func PaletteOf(dark bool) *Palette {
	if dark {
		return &Dark
	}
	return &Light
}

// Diverging returns the colour of a value: Negative at −1 and below, Neutral at 0,
// Positive at 1 and above, linear in between. NaN is Neutral.
func (p *Palette) Diverging(v float64) Color {
	switch {
	case v > 0:
		return p.Neutral.mix(p.Positive, min(v, 1))
	case v < 0:
		return p.Neutral.mix(p.Negative, min(-v, 1))
	}
	return p.Neutral
}

// Class returns the colour of class k of n. Two classes have the ends of the
// diverging scale.
func (p *Palette) Class(k, n int) Color {
	switch {
	case n > 2:
		return p.classes[min(max(k, 0), MostClasses-1)]
	case k == 0:
		return p.Negative
	}
	return p.Positive
}

// Veiled returns c as fields show it, mixed with the background: points lie on the
// field, often with the same value, and must stand out.
func (p *Palette) Veiled(c Color) Color {
	return c.mix(p.Background, p.veil)
}

// Hex returns the colour in the CSS form "#rrggbb", without its opacity.
func (c Color) Hex() string {
	return fmt.Sprintf("#%02x%02x%02x", to8(c.R), to8(c.G), to8(c.B))
}

func to8(v float32) uint8 { return uint8(v*255 + 0.5) }

func rgb(hex uint32) Color {
	part := func(shift uint) float32 { return float32(hex>>shift&0xff) / 255 }
	return Color{part(16), part(8), part(0), 1}
}

// fade returns c with its opacity multiplied by a.
func (c Color) fade(a float32) Color {
	c.A *= a
	return c
}

// luma returns roughly how light the colour looks, 0…1.
func (c Color) luma() float64 {
	return 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
}

// mix returns the colour a fraction t of the way from c to d.
func (c Color) mix(d Color, t float64) Color {
	u := float32(t)
	return Color{
		c.R + (d.R-c.R)*u,
		c.G + (d.G-c.G)*u,
		c.B + (d.B-c.B)*u,
		c.A + (d.A-c.A)*u,
	}
}
