//go:build js

// Package render draws a scene.Frame on the screen. The frame decides what
// stands where and in which colour; this package hands it to Ebitengine, with
// one draw call for each kind of thing.
package render

import (
	"fmt"
	"image"
	"slices"
	"unsafe"

	"github.com/hajimehoshi/ebiten/v2"

	"neuralplay/wasm/internal/kage"
	"neuralplay/wasm/internal/scene"
)

// Meshes are passed to Ebitengine without copying. This line stops compiling if
// the two vertex types ever differ.
var _ = ebiten.Vertex(scene.Vertex{})

// Painter draws frames. It owns everything that lives on the graphics card.
type Painter struct {
	ribbons, fields, shapes *shader
	classes                 map[int]*shader // by number of classes, made when first needed
	glyphs                  glyphs

	points points

	atlas   *ebiten.Image // the values of all fields
	pix     []byte        // last written to it
	slots   []scene.Slot  // the layout of pix
	version uint64        // the FieldVersion in pix
}

// shader is a compiled shader with its options. Ebitengine reads uniforms from a
// map of slices; both are allocated once, and only the elements change.
type shader struct {
	compiled *ebiten.Shader
	options  ebiten.DrawTrianglesShaderOptions
}

// New compiles the shaders that every picture needs. It may be called before the game
// runs. rasterize draws the digits of the axes.
func New(rasterize Rasterizer) (*Painter, error) {
	p := &Painter{glyphs: newGlyphs(rasterize), classes: map[int]*shader{}}
	for _, s := range []struct {
		name, source string
		into         **shader
		uniforms     map[string]int // lengths
	}{
		{"ribbon", kage.Ribbon, &p.ribbons, map[string]int{"Phase": 1, "Dashes": 1, "Tint": 4}},
		{"field", kage.Field, &p.fields, map[string]int{
			"Negative": 3, "Neutral": 3, "Positive": 3, "Classes": 3 * scene.MostClasses,
			"Contour": 4, "LineWidth": 1, "Discretize": 1,
		}},
		{"shape", kage.Shape, &p.shapes, nil},
	} {
		made, err := newShader(s.source, s.uniforms)
		if err != nil {
			return nil, fmt.Errorf("render: %s shader: %w", s.name, err)
		}
		*s.into = made
	}
	return p, nil
}

// newShader compiles a shader whose uniforms have the given lengths.
func newShader(source string, uniforms map[string]int) (*shader, error) {
	compiled, err := ebiten.NewShader([]byte(source))
	if err != nil {
		return nil, err
	}
	s := &shader{compiled: compiled}
	s.options.Uniforms = make(map[string]any, len(uniforms))
	for name, n := range uniforms {
		s.options.Uniforms[name] = make([]float32, n)
	}
	return s, nil
}

// classesOf returns the shader for a number of classes.
func (p *Painter) classesOf(count int) *shader {
	if p.classes[count] == nil {
		made, err := newShader(kage.Classes(count), map[string]int{
			"Neutral": 3, "Classes": 3 * scene.MostClasses, "Contour": 4, "LineWidth": 1, "Discretize": 1,
		})
		if err != nil {
			panic("render: class shader: " + err.Error()) // the same text compiled in every test
		}
		p.classes[count] = made
	}
	return p.classes[count]
}

// set changes a uniform in place.
func (s *shader) set(name string, values ...float32) { s.setAt(name, 0, values...) }

// setAt changes the elements of a uniform from index from on.
func (s *shader) setAt(name string, from int, values ...float32) {
	copy(s.options.Uniforms[name].([]float32)[from:], values)
}

func (s *shader) draw(screen ebiten.FinalScreen, m *scene.Mesh) {
	if len(m.Indices) > 0 {
		screen.DrawTrianglesShader32(vertices(m), m.Indices, s.compiled, &s.options)
	}
}

// vertices returns a mesh's vertices as Ebitengine's type, without copying.
func vertices(m *scene.Mesh) []ebiten.Vertex {
	return unsafe.Slice((*ebiten.Vertex)(unsafe.Pointer(unsafe.SliceData(m.Vertices))), len(m.Vertices))
}

// Draw paints f, which was built from m, on a screen that is clear: the page's own
// background shows through, so that no pixel is painted for it.
func (p *Painter) Draw(screen ebiten.FinalScreen, m *scene.Model, f *scene.Frame) {
	colors := scene.PaletteOf(m.Dark)
	p.drawRibbons(screen, m, f, colors)
	p.drawFields(screen, m, f, colors)
	p.drawPoints(screen, f)
	p.shapes.draw(screen, &f.Shapes)
	p.glyphs.draw(screen, f.Runs)
}

func (p *Painter) drawRibbons(screen ebiten.FinalScreen, m *scene.Model, f *scene.Frame, colors *scene.Palette) {
	phase, dashes, tint := float32(0), float32(0), float32(0)
	if m.Flow != scene.FlowStill && !m.Still {
		phase, dashes = fraction(m.Phase), 1
	}
	if m.Flow == scene.FlowBackward {
		phase, tint = -phase, 0.85
	}
	b := colors.Backward
	p.ribbons.set("Phase", phase)
	p.ribbons.set("Dashes", dashes)
	p.ribbons.set("Tint", b.R, b.G, b.B, tint)
	p.ribbons.draw(screen, &f.Ribbons)
}

func (p *Painter) drawFields(screen ebiten.FinalScreen, m *scene.Model, f *scene.Frame, colors *scene.Palette) {
	p.updateAtlas(m, f)
	discretize := float32(0)
	if m.Discretize {
		discretize = 1
	}
	for _, c := range []struct {
		name  string
		color scene.Color
	}{{"Negative", colors.Negative}, {"Positive", colors.Positive}} {
		shown := colors.Veiled(c.color)
		p.fields.set(c.name, shown.R, shown.G, shown.B)
	}
	paint := func(s *shader, mesh *scene.Mesh) {
		neutral := colors.Veiled(colors.Neutral)
		s.set("Neutral", neutral.R, neutral.G, neutral.B)
		for k := range scene.MostClasses {
			c := colors.Veiled(colors.Class(k, m.Classes))
			s.setAt("Classes", 3*k, c.R, c.G, c.B)
		}
		s.set("Contour", colors.Contour.R, colors.Contour.G, colors.Contour.B, colors.Contour.A)
		s.set("LineWidth", max(1, 1.25*float32(m.Scale)))
		s.set("Discretize", discretize)
		s.options.Images[0] = p.atlas
		s.draw(screen, mesh)
	}
	paint(p.fields, &f.Fields)
	if len(f.Classes.Indices) > 0 {
		paint(p.classesOf(f.Slots[0].Count), &f.Classes)
	}
}

// updateAtlas uploads the fields if their values or their slots have changed.
func (p *Painter) updateAtlas(m *scene.Model, f *scene.Frame) {
	fresh := p.atlas == nil || p.atlas.Bounds().Dx() != f.AtlasWidth || p.atlas.Bounds().Dy() < f.AtlasHeight
	if fresh {
		if p.atlas != nil {
			p.atlas.Deallocate()
		}
		size := image.Rect(0, 0, f.AtlasWidth, max(1, f.AtlasHeight))
		p.atlas = ebiten.NewImageWithOptions(size, &ebiten.NewImageOptions{Unmanaged: true})
	}
	if !fresh && p.version == m.FieldVersion && slices.Equal(p.slots, f.Slots) {
		return
	}
	p.version, p.slots = m.FieldVersion, append(p.slots[:0], f.Slots...)
	size := p.atlas.Bounds().Size()
	p.pix = f.EncodeAtlas(m, p.pix, size.X, size.Y)
	p.atlas.WritePixels(p.pix)
}

// fraction drops the whole part of a phase: a small number stays precise as a
// float32.
func fraction(phase float64) float32 {
	return float32(phase - float64(int64(phase)))
}
