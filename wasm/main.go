//go:build js

// Command wasm is the playground's program in the browser tab. It wires the
// packages together and runs them as an Ebitengine game.
package main

import (
	"image/color"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"neuralplay/wasm/internal/app"
	"neuralplay/wasm/internal/page"
	"neuralplay/wasm/internal/render"
)

// game implements ebiten.Game and ebiten.FinalScreenDrawer. Ebitengine calls Update,
// Draw and DrawFinalScreen once a frame.
//
// It draws on the final screen at once. The image that Draw gets is one pixel, and
// only tells Ebitengine whether there is something new: to draw there, and copy it
// all, would cost each pixel twice.
type game struct {
	app     *app.App
	painter *render.Painter
	drawn   bool
	width   int
	height  int
}

func (g *game) Update() error {
	page.Follow(g.app.Update())
	return nil
}

// Draw does not touch the image while nothing changes: then Ebitengine leaves the
// screen as it is.
func (g *game) Draw(image *ebiten.Image) {
	if model, _, fresh := g.app.Picture(); fresh && model.Stage.W > 0 {
		image.Fill(color.Black)
	}
}

// DrawFinalScreen paints the screen, which Ebitengine has cleared.
func (g *game) DrawFinalScreen(screen ebiten.FinalScreen, _ *ebiten.Image, _ ebiten.GeoM) {
	model, frame, _ := g.app.Picture()
	if model.Stage.W == 0 {
		return
	}
	g.painter.Draw(screen, model, frame)
	if !g.drawn {
		g.drawn = true
		page.Drawn()
	}
}

// LayoutF follows the size of the canvas. Ebitengine reads the device's scale only once;
// the page reports a size that comes to the pixels of the canvas by it.
func (g *game) LayoutF(width, height float64) (float64, float64) {
	scale := ebiten.Monitor().DeviceScaleFactor()
	w, h := int(width*scale), int(height*scale)
	if w != g.width || h != g.height { // Ebitengine makes a new, empty screen
		g.width, g.height = w, h
		g.app.Redraw()
	}
	return 1, 1
}

// Layout is never called: Ebitengine prefers LayoutF.
func (g *game) Layout(width, height int) (int, int) { return width, height }

func main() {
	start := time.Now()
	a := app.New(app.Start{
		Seed:  page.Seed,
		Clock: func() time.Duration { return time.Since(start) },
		Emit:  page.Emit,
	})
	painter, err := render.New(rasterize)
	if err != nil {
		page.Failed(err.Error())
		return
	}
	page.Attach(a)
	ebiten.SetTPS(ebiten.SyncWithFPS)
	ebiten.SetScreenClearedEveryFrame(false)
	if err := ebiten.RunGame(&game{app: a, painter: painter}); err != nil {
		page.Failed(err.Error())
	}
}

// rasterize lets the page draw the digits of the axes, in its own font.
func rasterize(letters string, size float64, pad int) (r render.Rasterized, ok bool) {
	r.Width, r.Height, r.Rise, r.Advances, r.Alpha = page.Rasterize(letters, size, pad)
	return r, r.Width > 0 && len(r.Alpha) == r.Width*r.Height
}
