package scene

import (
	"image"
	"math"
	"testing"
)

// decode reads a value the way the shader does.
func decode(p []byte) float64 {
	return (float64(p[0])*256+float64(p[1]))/32767 - 1
}

func TestEncodeValue(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, c := range []struct{ v, want float32 }{
		{0, 0}, {nan, 0}, {1, 1}, {-1, -1}, {inf, 1}, {-inf, -1}, {0.25, 0.25}, {-0.123, -0.123}, {3, 1},
	} {
		n := encodeValue(c.v)
		got := decode([]byte{byte(n >> 8), byte(n)})
		if math.Abs(got-float64(c.want)) > 0.5/32767+1e-7 {
			t.Errorf("%v came back as %v", c.v, got)
		}
		if c.want == 0 && got != 0 {
			t.Errorf("%v came back as %v, want 0 exactly", c.v, got)
		}
	}
}

func TestSlotsHoldTheirFields(t *testing.T) {
	for _, classes := range []int{0, 3, 7} {
		everywhere(t, func(t *testing.T, m *Model, l *Layout) {
			if classes > 0 {
				several(m, classes)
				for k := range m.Shares {
					m.Shares[k].Values[0] = float32(k) / 10
				}
			}
			var f Frame
			Build(m, l, &f)
			pix := f.EncodeAtlas(m, nil, f.AtlasWidth, f.AtlasHeight)
			atlas := image.Rect(0, 0, f.AtlasWidth, f.AtlasHeight)
			for i, s := range f.Slots {
				r := s.rect()
				if !r.In(atlas) {
					t.Fatalf("slot %v leaves the atlas %v", s, atlas)
				}
				for _, o := range f.Slots[:i] {
					if r.Overlaps(o.rect()) {
						t.Fatalf("slots %v and %v overlap", s, o)
					}
				}
				for k := range s.Count {
					field := m.Field
					if s.Layer >= 0 {
						field = m.Pictures[s.Layer][s.Unit]
					} else if classes > 0 {
						field = m.Shares[k]
					}
					for _, at := range [][2]int{{0, 0}, {s.Columns / 3, 1}, {s.Columns - 1, s.Side - 1}} {
						got := decode(pix[4*((s.Y+k*s.Side+at[1])*f.AtlasWidth+s.X+at[0]):])
						want := spline(field, at[1], (float64(at[0])+0.5)/float64(s.Columns))
						if math.Abs(got-want) > 1e-4 {
							t.Fatalf("slot %v at %v holds %v, want %v", s, at, got, want)
						}
					}
				}
			}
		})
	}
}

func (s Slot) rect() image.Rectangle {
	return image.Rect(s.X, s.Y, s.X+s.Columns, s.Y+s.Side*s.Count)
}

// spline is the quadratic B-spline through a row of a field, by its definition, at a
// share of the row's width.
func spline(f Field, row int, share float64) float64 {
	at, sum := share*float64(f.Side-1), 0.0
	for i := -1; i <= f.Side; i++ {
		weight := 0.0
		switch d := math.Abs(at - float64(i)); {
		case d <= 0.5:
			weight = 0.75 - d*d
		case d <= 1.5:
			weight = (1.5 - d) * (1.5 - d) / 2
		}
		sum += weight * float64(f.Values[row*f.Side+min(max(i, 0), f.Side-1)])
	}
	return sum
}

func TestWhichPictureIsTheLargeOne(t *testing.T) {
	for _, c := range []struct {
		name           string
		set            func(m *Model)
		fields, count  int     // large quads in Fields, fields in the first slot
		class          float32 // of the large one
		first, outputs float32 // classes of the tiles of the first unit, of the last layer's first
	}{
		{"one output", func(m *Model) {}, 1, 1, 0, 0, 0},
		{"shares", func(m *Model) { several(m, 3) }, 0, 3, 0, 0, 1},
		{"a hidden unit", func(m *Model) { several(m, 3); m.Shares = nil }, 1, 1, 0, 0, 1},
		{"an output", func(m *Model) { several(m, 3); m.Shares, m.FieldClass = nil, 1 }, 1, 1, 2, 0, 1},
		{"two classes", func(m *Model) { several(m, 2) }, 1, 1, 0, 0, 1},
		{"extra shares", func(m *Model) { several(m, 3); m.Shares = append(m.Shares, m.Shares...) }, 0, 3, 0, 0, 1},
		{"shares of nothing", func(m *Model) { several(m, 3); m.Shares = make([]Field, 3) }, 0, 3, 0, 0, 1},
	} {
		m := sample(1000, 700, 2, 4, 3)
		c.set(m)
		var f Frame
		Build(m, NewLayout(m), &f)
		f.EncodeAtlas(m, nil, f.AtlasWidth, f.AtlasHeight)
		large := f.Fields.Vertices
		if c.fields == 0 {
			large = f.Classes.Vertices
		}
		tiles := len(f.Fields.Vertices)/4 - c.fields
		if f.Slots[0].Count != c.count || len(f.Classes.Vertices) != 4*(1-c.fields) ||
			tiles != 9 || large[0].ColorB != c.class {
			t.Errorf("%s: slot %v, %d vertices of classes, %d tiles, class %v",
				c.name, f.Slots[0], len(f.Classes.Vertices), tiles, large[0].ColorB)
		}
		first, outputs := f.Fields.Vertices[4*c.fields], f.Fields.Vertices[4*(c.fields+6)]
		if first.ColorB != c.first || outputs.ColorB != c.outputs {
			t.Errorf("%s: tiles of classes %v and %v", c.name, first.ColorB, outputs.ColorB)
		}
	}
}

// A field keeps its place and its shape on any number of columns.
func TestFieldsAreSpreadInPlace(t *testing.T) {
	for _, columns := range []int{1, 24, 50, 406, 1259} {
		const side = 100
		f := Field{Side: side, Values: make([]float32, side*side)}
		for i := range f.Values {
			f.Values[i] = float32(i%side)/(side-1)*2 - 1 // x
		}
		pix := make([]byte, 4*columns*side)
		new(spread).encode(pix, columns, f, columns)
		for x := range columns {
			want := (float64(x)+0.5)/float64(columns)*2 - 1
			if got := decode(pix[4*x:]); math.Abs(got-want) > 0.3/side+1e-4 { // its ends are flat
				t.Errorf("%d columns: x of column %d is %v, want %v", columns, x, got, want)
			}
		}
	}
}

func TestMissingFieldsAreNeutral(t *testing.T) {
	m := sample(1000, 700, 2, 4, 1)
	m.Pictures, m.Field = nil, Field{Side: 100} // no values
	var f Frame
	Build(m, NewLayout(m), &f)
	pix := f.EncodeAtlas(m, nil, f.AtlasWidth, f.AtlasHeight)
	for _, s := range f.Slots {
		if v := decode(pix[4*(s.Y*f.AtlasWidth+s.X):]); v != 0 {
			t.Errorf("slot %v holds %v", s, v)
		}
	}
}
