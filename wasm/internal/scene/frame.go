package scene

import "math"

// Frame is a picture as numbers, in device pixels, ready to be put on the
// screen in the order of its fields. Its buffers are used
// again: building the next frame into the same value allocates nothing.
type Frame struct {
	Ribbons Mesh  // all connections
	Fields  Mesh  // the large field and the units' pictures
	Classes Mesh  // the classes' outputs in one picture, in place of the large field
	Points  Mesh  // the samples
	Shapes  Mesh  // borders, marks, axes, curves
	Runs    []Run // numbers of the axes

	Slots []Slot // where in the atlas Fields and Classes find their values
	// PointsVersion changes whenever Points did: it is not made anew each time.
	PointsVersion uint64

	AtlasHeight int // of the image that holds all Slots; its width is AtlasWidth

	text       []byte // the letters of all Runs
	pointsMade pointsKey
	order      []int32   // of the points
	sizes      []float64 // of a layer's weights
}

// Run is a piece of text on one line.
type Run struct {
	X, Y  float32 // device pixels; Y is the middle of the digits
	Align Align
	Size  float32 // of the font, device pixels
	Color Color
	Text  []byte // UTF-8; digits and "+−.ekM" only
}

// Align says which end of a Run stands at its X.
type Align int

const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
)

// textSize is the size of the numbers on the canvas, CSS pixels.
const textSize = 12

// pen is what drawing one frame needs at hand.
type pen struct {
	*Frame
	m     *Model
	l     *Layout
	p     *Palette
	scale float64

	tolerance float32 // how far a ribbon may be off its curve, device pixels
}

// Build fills f with the picture of m arranged by l, and fits the axes of the
// losses in l to m's history.
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
	l.fitChart(m)
	d.ribbons()
	d.fields()
	d.tiles()
	d.points()
	d.boundary()
	d.chart()
}

// px returns CSS pixels as device pixels, px(1) being a CSS pixel's size.
func (d *pen) px(v float64) float32 { return float32(v * d.scale) }

// snap returns a page coordinate in device pixels, on the edge of a pixel.
func (d *pen) snap(v float64) float32 { return float32(math.Round(v * d.scale)) }

// snapped returns the edges of a rectangle on edges of pixels.
func (d *pen) snapped(r Rect) (x0, y0, x1, y1 float32) {
	return d.snap(r.X), d.snap(r.Y), d.snap(r.X + r.W), d.snap(r.Y + r.H)
}

// horizontal and vertical append a hairline: one device pixel whatever the
// scale, the pixel right below or right of the coordinate.
func (d *pen) horizontal(x0, x1, y float64, c Color) {
	t := d.snap(y)
	d.Shapes.box(d.snap(x0), t, d.snap(x1), t+1, 0, 0, c)
}

func (d *pen) vertical(x, y0, y1 float64, c Color) {
	t := d.snap(x)
	d.Shapes.box(t, d.snap(y0), t+1, d.snap(y1), 0, 0, c)
}

// border appends a line along the inner edge of a rounded rectangle, width in
// device pixels.
func (d *pen) border(r Rect, radius float64, width float32, c Color) {
	x0, y0, x1, y1 := d.snapped(r)
	d.Shapes.box(x0, y0, x1, y1, d.px(radius), width, c)
}

// number appends a number of an axis; v is written as the step needs.
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
