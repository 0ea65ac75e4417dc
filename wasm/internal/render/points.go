//go:build js

package render

import (
	"github.com/hajimehoshi/ebiten/v2"

	"neuralplay/wasm/internal/scene"
)

// manyPoints is the number of vertices from which the points are drawn once into
// an image of their own instead of into every frame. Ten thousand points would
// cost more than everything else together.
const manyPoints = 8000

// points is the image of many points, as large as the screen.
type points struct {
	image   *ebiten.Image
	version uint64 // the frame's PointsVersion that it shows
	options ebiten.DrawImageOptions
}

func (p *Painter) drawPoints(screen ebiten.FinalScreen, f *scene.Frame) {
	c := &p.points
	if len(f.Points.Vertices) < manyPoints {
		c.free()
		p.shapes.draw(screen, &f.Points)
		return
	}
	if c.image == nil || c.image.Bounds() != screen.Bounds() {
		c.free()
		c.image = ebiten.NewImageWithOptions(screen.Bounds(), &ebiten.NewImageOptions{Unmanaged: true})
	}
	if c.version != f.PointsVersion {
		c.version = f.PointsVersion
		c.image.Clear()
		p.shapes.draw(c.image, &f.Points)
	}
	screen.DrawImage(c.image, &c.options)
}

func (c *points) free() {
	if c.image != nil {
		c.image.Deallocate()
		c.image = nil
	}
	c.version = 0 // the versions of a frame start at 1
}
