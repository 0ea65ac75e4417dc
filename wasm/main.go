//go:build js

// Command wasm is the playground's program in the browser's tab: it wires the
// rooms together and leaves everything else to them.
package main

import (
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"neuralplay/wasm/internal/app"
	"neuralplay/wasm/internal/page"
	"neuralplay/wasm/internal/render"
)

// game is what Ebitengine calls, Update and then Draw, once a frame.
type game struct {
	app     *app.App
	painter *render.Painter
	drawn   bool
	width   int
	height  int
}

func (g *game) Update() error {
	g.app.Update()
	return nil
}

// Draw leaves the screen as it is while nothing changes: it is not cleared
// between frames.
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

// LayoutF asks for one pixel of the screen for each of the device's. Ebitengine
// reads the device's scale only once; the page corrects the size it reports when
// that changes later.
func (g *game) LayoutF(width, height float64) (float64, float64) {
	scale := ebiten.Monitor().DeviceScaleFactor()
	w, h := int(width*scale), int(height*scale)
	if w != g.width || h != g.height { // the screen is a new, empty one
		g.width, g.height = w, h
		g.app.Redraw()
	}
	return width * scale, height * scale
}

// Layout is never called, as Ebitengine prefers LayoutF.
func (g *game) Layout(width, height int) (int, int) { return width, height }

func main() {
	start := time.Now()
	a := app.New(app.Start{
		Seed:  page.Seed,
		Clock: func() time.Duration { return time.Since(start) },
		Emit:  page.Emit,
	})
	painter, err := render.New()
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
