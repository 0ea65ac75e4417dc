package scene

// leastAtlasWidth is how wide the image that holds the values of all fields is at
// least; a wide large field makes it wider. mostColumns is as wide as a field gets.
const (
	leastAtlasWidth = 512
	mostColumns     = 2048
)

// Slot is a rectangle of the atlas that holds one field: its rows as they are, but
// spread over a column for each pixel of the screen, one value of 16 bits per pixel,
// in red and green. A slot of several fields has Count of them, one below the other.
//
// Spreading the rows here leaves the shader three values to blend instead of nine.
type Slot struct {
	Layer, Unit   int // Layer −1 is the large field
	X, Y          int // pixels of the atlas
	Columns, Side int // width and height of one field
	Count         int // number of fields
}

// fields appends the large field, or the shares of several classes, and the
// picture of every shown tile. In the atlas the large one stands at the left; the
// tiles' pictures fill the rows beside and below it.
//
// A vertex carries its position in the atlas (SrcX, SrcY), its slot (Custom0–2: left,
// top, rows), the corner radius (Custom3), the slot's columns (ColorR), 1 where the
// contour is drawn (ColorG), the class counted from 1 or 0 for the diverging scale
// (ColorB), and the opacity (ColorA).
func (d *pen) fields() {
	large := Slot{Layer: -1, Count: 1, Columns: d.columns(d.l.Boundary)}
	if shares := d.m.shares(); d.m.Space.On {
		large = Slot{}
	} else if len(shares) > 0 {
		large.Side, large.Count = shares[0].rows(), len(shares)
		d.field(&d.Classes, large, d.l.Boundary, 0, 1, -1, 1)
	} else {
		large.Side = d.m.Field.rows()
		d.field(&d.Fields, large, d.l.Boundary, 0, 1, d.m.fieldClass(), 1)
	}
	d.AtlasWidth = max(leastAtlasWidth, large.Columns)
	x, y, row := large.Columns, 0, 0
	for i := range d.l.Layers {
		for u := range d.l.Layers[i].Shown {
			r := d.l.Layers[i].Units[u].Rect
			s := Slot{Layer: i, Unit: u, Columns: d.columns(r), Side: d.m.picture(i, u).rows(), Count: 1}
			if x+s.Columns > d.AtlasWidth {
				x, y, row = 0, y+row, 0
				if y < large.Side*large.Count {
					x = large.Columns
				}
				if x+s.Columns > d.AtlasWidth { // no room beside the large one
					x, y = 0, large.Side*large.Count
				}
			}
			s.X, s.Y = x, y
			x, row = x+s.Columns, max(row, s.Side)
			d.field(&d.Fields, s, r, tileRadius(r.W), 0, d.m.unitClass(i, u), d.m.opacity(i, u))
		}
	}
	d.AtlasHeight = max(y+row, large.Side*large.Count)
}

// columns returns how many columns a field has that is shown in r.
func (d *pen) columns(r Rect) int {
	x0, _, x1, _ := d.snapped(r)
	return min(max(int(x1-x0), 1), mostColumns)
}

// sitsOut is the opacity of the picture of a unit that dropout has switched off.
const sitsOut = 0.15

// opacity returns the opacity of a unit's picture; 1 for a unit that does not
// exist.
func (m *Model) opacity(layer, unit int) float32 {
	if layer < len(m.Layers) && unit < len(m.Layers[layer].Out) && m.Layers[layer].Out[unit] {
		return sitsOut
	}
	return 1
}

// field appends a quad to m that shows the field of slot s in r.
func (d *pen) field(m *Mesh, s Slot, r Rect, radius float64, contour float32, class int, opacity float32) {
	d.Slots = append(d.Slots, s)
	x0, y0, x1, y1 := d.snapped(r)
	for i := range 4 {
		// The middles of the first and last rows lie on the edges of the plane.
		v := Vertex{DstX: x0, DstY: y0, SrcX: float32(s.X), SrcY: float32(s.Y) + 0.5,
			Custom0: float32(s.X), Custom1: float32(s.Y), Custom2: float32(s.Side), Custom3: d.px(radius),
			ColorR: float32(s.Columns), ColorG: contour, ColorB: float32(class + 1), ColorA: opacity}
		if i&1 != 0 {
			v.DstX = x1
			v.SrcX += float32(s.Columns)
		}
		if i&2 != 0 {
			v.DstY = y1
			v.SrcY += float32(s.Side - 1)
		}
		m.Vertices = append(m.Vertices, v)
	}
	m.quad()
}

// picture returns the small field of a unit, the zero Field if it has none.
func (m *Model) picture(layer, unit int) Field {
	if layer < len(m.Pictures) && unit < len(m.Pictures[layer]) {
		return m.Pictures[layer][unit]
	}
	return Field{}
}

// rows returns how many rows of the atlas a field takes.
func (f Field) rows() int {
	if !f.valid() {
		return 1
	}
	return f.Side
}

func (f Field) valid() bool { return f.Side > 0 && len(f.Values) >= f.Side*f.Side }

// EncodeAtlas writes the values of all slots into pix, an RGBA image of width ×
// height pixels, at least AtlasWidth × AtlasHeight, and returns it, grown if needed.
// A value v of −1…1 becomes the number 32767·(v+1), high byte in red, low byte in
// green. NaN is written like 0.
func (f *Frame) EncodeAtlas(m *Model, pix []byte, width, height int) []byte {
	if size := 4 * width * height; cap(pix) < size {
		pix = make([]byte, size)
	} else {
		pix = pix[:size]
	}
	for _, s := range f.Slots {
		for k := range s.Count {
			f.spread.encode(pix[4*((s.Y+k*s.Side)*width+s.X):], width, m.fieldOf(s, k), s.Columns)
		}
	}
	return pix
}

// fieldOf returns field k of a slot.
func (m *Model) fieldOf(s Slot, k int) Field {
	if s.Layer >= 0 {
		return m.picture(s.Layer, s.Unit)
	}
	if shares := m.shares(); k < len(shares) {
		return shares[k]
	}
	return m.Field
}

// spread spreads the values of a row over more or fewer columns with a quadratic
// B-spline. Linear interpolation would show the grid where a field is steep.
type spread struct {
	side, columns int
	blends        []blend // of each column
}

// blend is what one column shows: three neighbours of the row, with their weights.
type blend struct {
	low, middle, high       int
	atLow, atMiddle, atHigh float32
}

// fit makes the blends for a field of side values a row.
func (s *spread) fit(side, columns int) {
	if s.side == side && s.columns == columns {
		return
	}
	s.side, s.columns, s.blends = side, columns, s.blends[:0]
	for x := range columns {
		// The first and last values lie on the edges of the plane.
		at := 0.5 + (float32(x)+0.5)/float32(columns)*float32(side-1)
		middle := int(at)
		f := at - float32(middle)
		low, high := (1-f)*(1-f)/2, f*f/2
		s.blends = append(s.blends, blend{
			low: max(middle-1, 0), middle: middle, high: min(middle+1, side-1),
			atLow: low, atMiddle: 1 - low - high, atHigh: high,
		})
	}
}

// encode writes a field's rows, each spread over the columns, into an image of the
// given width.
func (s *spread) encode(pix []byte, width int, f Field, columns int) {
	if !f.valid() {
		f = Field{Side: 1, Values: []float32{0}}
	}
	s.fit(f.Side, columns)
	for y := range f.Side {
		values, row := f.Values[y*f.Side:][:f.Side], pix[4*y*width:][:4*columns]
		for x := range s.blends {
			b := &s.blends[x]
			n := encodeValue(values[b.low]*b.atLow + values[b.middle]*b.atMiddle + values[b.high]*b.atHigh)
			p := row[4*x:][:2] // nobody reads blue and alpha
			p[0], p[1] = byte(n>>8), byte(n)
		}
	}
}

// encodeValue maps −1…1 to 0…65534, and 0 to exactly 32767. In a browser, min and max
// are calls.
func encodeValue(v float32) uint16 {
	switch {
	case v >= 1:
		return 65534
	case v > -1:
		return uint16((v+1)*32767 + 0.5)
	case v <= -1:
		return 0
	}
	return 32767 // NaN
}
