package scene

// AtlasWidth is the width of the image that holds the values of all fields.
const AtlasWidth = 512

const (
	largeSide = 256 // values a side; finer fields are thinned for the atlas
	smallSide = 50
)

// Slot is a square of the atlas that holds one field, one value per pixel, 16 bits
// in red and green. A slot of several fields has Count such squares, one below
// the other.
type Slot struct {
	Layer, Unit int // Layer −1 is the large field
	X, Y, Side  int // pixels of the atlas
	Count       int // number of fields
}

// fields appends the large field, or the shares of several classes, and the
// picture of every shown tile. In the atlas the large one stands at the left; the
// tiles' pictures fill the rows beside and below it.
//
// A vertex carries its position in the atlas (SrcX, SrcY), its slot (Custom0–2),
// the corner radius (Custom3), the size on the screen (ColorR), 1 where the
// contour is drawn (ColorG), the class counted from 1 or 0 for the diverging scale
// (ColorB), and the opacity (ColorA).
func (d *pen) fields() {
	large := Slot{Layer: -1, Count: 1}
	if shares := d.m.shares(); len(shares) > 0 {
		large.Side, large.Count = slotSide(shares[0], largeSide), len(shares)
		d.field(&d.Classes, large, d.l.Boundary, 0, 1, -1, 1)
	} else {
		large.Side = slotSide(d.m.Field, largeSide)
		d.field(&d.Fields, large, d.l.Boundary, 0, 1, d.m.fieldClass(), 1)
	}
	x, y, row := large.Side, 0, 0
	for i := range d.l.Layers {
		for u := range d.l.Layers[i].Shown {
			s := Slot{Layer: i, Unit: u, Side: slotSide(d.m.picture(i, u), smallSide), Count: 1}
			if x+s.Side > AtlasWidth {
				x, y, row = 0, y+row, 0
				if y < large.Side*large.Count {
					x = large.Side
				}
			}
			s.X, s.Y = x, y
			x, row = x+s.Side, max(row, s.Side)
			r := d.l.Layers[i].Units[u].Rect
			d.field(&d.Fields, s, r, tileRadius(r.W), 0, d.m.unitClass(i, u), d.m.opacity(i, u))
		}
	}
	d.AtlasHeight = max(y+row, large.Side*large.Count)
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
		// The middles of the outermost pixels lie on the edges of the plane.
		v := Vertex{DstX: x0, DstY: y0, SrcX: float32(s.X) + 0.5, SrcY: float32(s.Y) + 0.5,
			Custom0: float32(s.X), Custom1: float32(s.Y), Custom2: float32(s.Side), Custom3: d.px(radius),
			ColorR: x1 - x0, ColorG: contour, ColorB: float32(class + 1), ColorA: opacity}
		if i&1 != 0 {
			v.DstX = x1
			v.SrcX += float32(s.Side - 1)
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

// slotSide returns the side of a field in the atlas.
func slotSide(f Field, most int) int {
	if !f.valid() {
		return 1
	}
	return f.Side / thinning(f.Side, most)
}

// thinning returns n where one value in n is kept.
func thinning(side, most int) int { return (side + most - 1) / most }

func (f Field) valid() bool { return f.Side > 0 && len(f.Values) >= f.Side*f.Side }

// EncodeAtlas writes the values of all slots into pix, an RGBA image of AtlasWidth
// × max(height, AtlasHeight) pixels, and returns it, grown if needed. A value v of
// −1…1 becomes the number 32767·(v+1), high byte in red, low byte in green. NaN
// is written like 0.
func (f *Frame) EncodeAtlas(m *Model, pix []byte, height int) []byte {
	size := 4 * AtlasWidth * max(height, f.AtlasHeight)
	if cap(pix) < size {
		pix = make([]byte, size)
	}
	pix = pix[:size]
	for _, s := range f.Slots {
		for k := range s.Count {
			encodeField(pix[4*((s.Y+k*s.Side)*AtlasWidth+s.X):], m.fieldOf(s, k), s.Side)
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

// encodeField writes side×side values. A finer field is reduced by averaging the
// two middle values of each block's diagonal, which does not shift it.
func encodeField(pix []byte, f Field, side int) {
	if !f.valid() {
		f = Field{Side: 1, Values: []float32{0}}
	}
	k := f.Side / side
	low, high := (k-1)/2, k/2
	for y := range side {
		row := pix[4*y*AtlasWidth:][:4*side]
		a := f.Values[(y*k+low)*f.Side:][:f.Side]
		b := f.Values[(y*k+high)*f.Side:][:f.Side]
		for x := range side {
			n := encodeValue((a[x*k+low] + b[x*k+high]) / 2)
			p := row[4*x:][:4]
			p[0], p[1], p[2], p[3] = byte(n>>8), byte(n), 0, 255
		}
	}
}

// encodeValue maps −1…1 to 0…65534, and 0 to exactly 32767.
func encodeValue(v float32) uint16 {
	if v != v {
		return 32767
	}
	return uint16((min(max(v, -1), 1)+1)*32767 + 0.5)
}
