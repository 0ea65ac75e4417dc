//go:build js

// Command wasm is the playground's program in the browser tab. It wires the
// packages together and runs them as an Ebitengine game.
package main

import (
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"neuralplay/wasm/internal/app"
	"neuralplay/wasm/internal/page"
	"neuralplay/wasm/internal/render"
)

// game implements ebiten.Game. Ebitengine calls Update and then Draw once a
// frame.
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

// Draw leaves the screen alone while nothing changes: Ebitengine does not clear
// it between frames.
func (g *game) Draw(screen *ebiten.Image) {
	model, frame, fresh := g.app.Picture()
	if !fresh || model.Stage.W == 0 {
		return
	}
	g.painter.Draw(screen, model, frame)
	if !g.drawn {
		g.drawn = true
		page.Drawn()
	}
}

// LayoutF asks for one screen pixel per device pixel. Ebitengine reads the
// device's scale only once; if that changes later, the page corrects the size it
// reports.
func (g *game) LayoutF(width, height float64) (float64, float64) {
	scale := ebiten.Monitor().DeviceScaleFactor()
	w, h := int(width*scale), int(height*scale)
	if w != g.width || h != g.height { // Ebitengine makes a new, empty screen
		g.width, g.height = w, h
		g.app.Redraw()
	}
	return width * scale, height * scale
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
