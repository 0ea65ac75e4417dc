package scene

import "math"

// Vertex has exactly the layout of ebiten.Vertex, so render can pass a mesh to
// Ebitengine without copying it. Colours are premultiplied.
type Vertex struct {
	DstX, DstY                         float32
	SrcX, SrcY                         float32
	ColorR, ColorG, ColorB, ColorA     float32
	Custom0, Custom1, Custom2, Custom3 float32
}

// Mesh is a list of triangles. Its buffers are reused for each frame.
type Mesh struct {
	Vertices []Vertex
	Indices  []uint32
}

func (m *Mesh) reset() {
	m.Vertices = m.Vertices[:0]
	m.Indices = m.Indices[:0]
}

// quad appends the two triangles of the last four vertices, which are in row
// order.
func (m *Mesh) quad() {
	n := uint32(len(m.Vertices))
	m.Indices = append(m.Indices, n-4, n-3, n-2, n-3, n-1, n-2)
}

// shape is a rounded box in device pixels, rotated so that its x axis points
// along (ux, uy). Everything is one: circles are boxes that are all corner,
// diamonds are rotated boxes, lines are thin ones. So one shader and one draw
// call suffice.
type shape struct {
	x, y   float32 // the middle
	ux, uy float32 // direction of the box's own x axis, length 1
	hw, hh float32 // half its size
	radius float32 // of its corners
	stroke float32 // width of the line inside its edge; 0: filled
}

// farAway bounds coordinates: whatever is beyond it, NaN or ∞ is a mistake.
const farAway = 1 << 20

// add appends a shape. The corners of its quad carry their offset from the middle
// (SrcX, SrcY), from which the shader computes the distance to the edge.
func (m *Mesh) add(s shape, c Color) {
	sane := abs32(s.x) < farAway && abs32(s.y) < farAway && s.hw < farAway && s.hh < farAway
	if !sane || c.A <= 0 {
		return
	}
	const rim = 1 // room for the antialiased edge
	for i := range 4 {
		lx, ly := s.hw+rim, s.hh+rim
		if i&1 == 0 {
			lx = -lx
		}
		if i&2 == 0 {
			ly = -ly
		}
		m.Vertices = append(m.Vertices, Vertex{
			DstX: s.x + lx*s.ux - ly*s.uy,
			DstY: s.y + lx*s.uy + ly*s.ux,
			SrcX: lx, SrcY: ly,
			ColorR: c.R * c.A, ColorG: c.G * c.A, ColorB: c.B * c.A, ColorA: c.A,
			Custom0: s.hw, Custom1: s.hh, Custom2: s.radius, Custom3: s.stroke,
		})
	}
	m.quad()
}

// box appends a box from (x0, y0) to (x1, y1).
func (m *Mesh) box(x0, y0, x1, y1, radius, stroke float32, c Color) {
	hw, hh := (x1-x0)/2, (y1-y0)/2
	if !(hw > 0 && hh > 0) {
		return
	}
	radius = min(radius, hw, hh)
	m.add(shape{(x0 + x1) / 2, (y0 + y1) / 2, 1, 0, hw, hh, radius, stroke}, c)
}

// circle appends a disc, or a ring if stroke > 0.
func (m *Mesh) circle(x, y, r, stroke float32, c Color) {
	m.add(shape{x, y, 1, 0, r, r, r, stroke}, c)
}

// segment appends a line with round ends.
func (m *Mesh) segment(x0, y0, x1, y1, width float32, c Color) {
	dx, dy := x1-x0, y1-y0
	length := hypot32(dx, dy)
	ux, uy := float32(1), float32(0)
	if length > 0 {
		ux, uy = dx/length, dy/length
	}
	h := width / 2
	m.add(shape{(x0 + x1) / 2, (y0 + y1) / 2, ux, uy, length/2 + h, h, h, 0}, c)
}

func abs32(v float32) float32 { return math.Float32frombits(math.Float32bits(v) &^ (1 << 31)) }

func hypot32(x, y float32) float32 { return float32(math.Sqrt(float64(x*x + y*y))) }
