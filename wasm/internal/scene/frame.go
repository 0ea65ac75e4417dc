package scene

import "math"

// Frame is a picture as numbers, in device pixels, to be drawn in the order of
// its fields. Building the next frame into the same value reuses its buffers and
// allocates nothing.
type Frame struct {
	Ribbons Mesh  // all connections
	Fields  Mesh  // the large field and the units' pictures
	Classes Mesh  // the outputs of all classes in one picture, in place of the large field
	Points  Mesh  // the samples
	Shapes  Mesh  // borders, marks, axes, curves
	Runs    []Run // numbers of the axes

	Slots []Slot // of Fields and Classes in the atlas
	// PointsVersion changes whenever Points does. Build leaves Points alone while
	// nothing about it changes.
	PointsVersion uint64

	AtlasWidth, AtlasHeight int // that all Slots need

	text       []byte // the letters of all Runs
	pointsMade pointsKey
	order      []int32   // of the points, by Fade
	strengths  []float64 // of a layer's weights
	spread     spread    // of the field that was encoded last
}

// Run is a short text on one line.
type Run struct {
	X, Y  float32 // device pixels; Y is the middle of the digits
	Align Align
	Size  float32 // of the font, device pixels
	Color Color
	Text  []byte // UTF-8: digits and "+−.ekM" only
}

// Align is the part of a Run that stands at its X.
type Align int

const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
)

// textSize is the size of the numbers on the canvas, CSS pixels.
const textSize = 12

// pen holds what drawing one frame needs.
type pen struct {
	*Frame
	m     *Model
	l     *Layout
	p     *Palette
	scale float64

	largest   float64 // change of a parameter, in a walk's update; 0 where nothing glows
	tolerance float32 // how far a ribbon may deviate from its curve, device pixels
}

// Build fills f with the picture of m as l arranges it. It also fits l's loss axes
// to m's history.
func Build(m *Model, l *Layout, f *Frame) {
	f.Ribbons.reset()
	f.Fields.reset()
	f.Classes.reset()
	f.Shapes.reset()
	f.Slots, f.Runs, f.text = f.Slots[:0], f.Runs[:0], f.text[:0]

	d := pen{Frame: f, m: m, l: l, p: PaletteOf(m.Dark), scale: m.Scale}
	if !(d.scale > 0) || math.IsInf(d.scale, 0) {
		d.scale = 1
	}
	l.fitSpace(m)
	l.fitChart(m)
	d.ribbons()
	d.fields()
	d.tiles()
	d.walkRings()
	d.points()
	d.plot()
	d.boundary()
	d.ring()
	d.chart()
}

// px converts a length from CSS pixels to device pixels.
func (d *pen) px(v float64) float32 { return float32(v * d.scale) }

// snap converts a page coordinate to device pixels and rounds it to the edge of
// a pixel.
func (d *pen) snap(v float64) float32 { return float32(math.Round(v * d.scale)) }

// snapped returns the edges of r, snapped.
func (d *pen) snapped(r Rect) (x0, y0, x1, y1 float32) {
	return d.snap(r.X), d.snap(r.Y), d.snap(r.X + r.W), d.snap(r.Y + r.H)
}

// horizontal and vertical append a hairline, one device pixel wide at any scale:
// the pixel just below, or just right of, the coordinate.
func (d *pen) horizontal(x0, x1, y float64, c Color) {
	t := d.snap(y)
	d.Shapes.box(d.snap(x0), t, d.snap(x1), t+1, 0, 0, c)
}

func (d *pen) vertical(x, y0, y1 float64, c Color) {
	t := d.snap(x)
	d.Shapes.box(t, d.snap(y0), t+1, d.snap(y1), 0, 0, c)
}

// border appends a line along the inner edge of a rounded rectangle. width is in
// device pixels.
func (d *pen) border(r Rect, radius float64, width float32, c Color) {
	x0, y0, x1, y1 := d.snapped(r)
	if radius > 0 || x1-x0 <= 2*width || y1-y0 <= 2*width {
		d.Shapes.box(x0, y0, x1, y1, d.px(radius), width, c)
		return
	}
	// Four lines: of a large box, the shader would look at every pixel inside, too.
	d.Shapes.box(x0, y0, x1, y0+width, 0, 0, c)
	d.Shapes.box(x0, y1-width, x1, y1, 0, 0, c)
	d.Shapes.box(x0, y0+width, x0+width, y1-width, 0, 0, c)
	d.Shapes.box(x1-width, y0+width, x1, y1-width, 0, 0, c)
}

// number appends v as an axis with this step shows it.
func (d *pen) number(x, y float64, align Align, v, step float64) {
	start := len(d.text)
	d.text = appendNumber(d.text, v, step)
	d.run(x, y, align, d.text[start:])
}

func (d *pen) run(x, y float64, align Align, text []byte) {
	d.Runs = append(d.Runs, Run{
		X: d.px(x), Y: d.px(y), Align: align, Size: d.px(textSize), Color: d.p.Muted, Text: text,
	})
}
