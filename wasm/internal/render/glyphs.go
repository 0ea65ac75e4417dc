//go:build js

package render

import (
	"math"
	"unicode/utf8"

	"github.com/hajimehoshi/ebiten/v2"

	"neuralplay/wasm/internal/scene"
)

// letters are all the canvas ever writes; words belong to the page.
const letters = "0123456789+−.ekM"

const pad = 2 // pixels around a letter, to keep its neighbours out

// Rasterizer draws letters side by side, each starting pad pixels from the left
// of a cell that is its advance, rounded up, plus twice pad wide. The page's own
// text engine does it: a font engine in the program would be a twentieth of the
// download.
type Rasterizer func(letters string, size float64, pad int) (r Rasterized, ok bool)

// Rasterized is what a Rasterizer drew: opacities, row by row, each letter's
// advance in pixels, and the height of the digits above the baseline, which lies
// rise+pad pixels below the top.
type Rasterized struct {
	Width, Height, Rise int
	Alpha               []byte
	Advances            []float64
}

// glyphs is an image of all letters at one size. The size follows the density
// of the screen, so the image is hardly ever replaced.
type glyphs struct {
	rasterize Rasterizer
	size      float32
	image     *ebiten.Image
	at        [len(letters)]glyph // by the byte where the letter starts in letters
	rise      float32             // height of the digits above the baseline, whole pixels
	mesh      scene.Mesh
	options   ebiten.DrawTrianglesOptions
}

// glyph is a letter's cell in the image. The letter starts pad pixels from its
// left, with the baseline rise+pad pixels below its top.
type glyph struct {
	x, width float32 // of the cell
	advance  float32
}

func newGlyphs(rasterize Rasterizer) glyphs {
	return glyphs{rasterize: rasterize, options: ebiten.DrawTrianglesOptions{
		ColorScaleMode: ebiten.ColorScaleModePremultipliedAlpha,
	}}
}

// load makes the image for a size in pixels.
func (g *glyphs) load(size float32) {
	r, ok := g.rasterize(letters, float64(size), pad)
	if !ok {
		return
	}
	x, n := float32(0), 0
	for i := range letters {
		a := r.Advances[n]
		g.at[i] = glyph{x: x, width: float32(math.Ceil(a)) + 2*pad, advance: float32(a)}
		x += g.at[i].width
		n++
	}
	if g.image != nil {
		g.image.Deallocate()
	}
	pixels := make([]byte, 0, 4*len(r.Alpha)) // white, premultiplied
	for _, a := range r.Alpha {
		pixels = append(pixels, a, a, a, a)
	}
	g.image = ebiten.NewImage(r.Width, r.Height)
	g.image.WritePixels(pixels)
	g.size, g.rise = size, float32(r.Rise)
}

// draw writes all runs with one draw call.
func (g *glyphs) draw(screen ebiten.FinalScreen, runs []scene.Run) {
	if len(runs) == 0 {
		return
	}
	if runs[0].Size != g.size {
		g.load(runs[0].Size)
	}
	if g.image == nil {
		return
	}
	g.mesh.Vertices, g.mesh.Indices = g.mesh.Vertices[:0], g.mesh.Indices[:0]
	for i := range runs {
		g.run(&runs[i])
	}
	screen.DrawTriangles32(vertices(&g.mesh), g.mesh.Indices, g.image, &g.options)
}

// run appends the letters of one run, on whole pixels to keep small digits
// sharp.
func (g *glyphs) run(r *scene.Run) {
	width := float32(0)
	for t := r.Text; len(t) > 0; {
		l, n := g.letter(t)
		width, t = width+l.advance, t[n:]
	}
	x := r.X - width*float32(r.Align)/2
	top := round(r.Y-g.rise/2) - pad
	for t := r.Text; len(t) > 0; {
		l, n := g.letter(t)
		g.cell(round(x)-pad, top, l, r.Color)
		x, t = x+l.advance, t[n:]
	}
}

// letter returns the first letter of t and its length. A rune that is not in
// letters gets an empty glyph.
func (g *glyphs) letter(t []byte) (glyph, int) {
	first, n := utf8.DecodeRune(t)
	for i, r := range letters {
		if r == first {
			return g.at[i], n
		}
	}
	return glyph{}, n
}

// cell appends one letter with its top left at (x, y).
func (g *glyphs) cell(x, y float32, l glyph, c scene.Color) {
	height := float32(g.image.Bounds().Dy())
	n := uint32(len(g.mesh.Vertices))
	for i := range 4 {
		v := scene.Vertex{
			DstX: x, DstY: y, SrcX: l.x,
			ColorR: c.R * c.A, ColorG: c.G * c.A, ColorB: c.B * c.A, ColorA: c.A,
		}
		if i&1 != 0 {
			v.DstX += l.width
			v.SrcX += l.width
		}
		if i&2 != 0 {
			v.DstY += height
			v.SrcY = height
		}
		g.mesh.Vertices = append(g.mesh.Vertices, v)
	}
	g.mesh.Indices = append(g.mesh.Indices, n, n+1, n+2, n+1, n+3, n+2)
}

func round(v float32) float32 { return float32(math.Floor(float64(v) + 0.5)) }
