// Package app is the loop: between frames it lets the session train, once a frame
// the view follow, and the api tell the page. It joins these rooms and does nothing
// else.
package app

import (
	"time"

	"neuralplay/wasm/internal/api"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/scene"
	"neuralplay/wasm/internal/view"
)

// App is the whole program but for the browser: hand it calls, call Train between
// frames and Update once a frame, draw what Picture returns.
type App struct {
	*api.API
	session *play.Session
	view    *view.View
	clock   func() time.Duration
	pace    pace
}

// Start is what an App needs from outside: fresh seeds, the time since some moment
// in the past, and a way to tell the page something.
type Start struct {
	Seed  func() string
	Clock func() time.Duration
	Emit  func(event, json string)
}

// New makes an App with the default configuration.
func New(s Start) *App {
	a := &App{clock: s.Clock, session: play.New(config.Default(s.Seed()), s.Clock)}
	a.view = view.New(a.session)
	a.API = api.New(api.Start{Session: a.session, View: a.view, Seed: s.Seed, Emit: s.Emit})
	return a
}

// Wish is what an App would like of the browser next.
type Wish int

const (
	WishNothing Wish = iota
	// WishFrame: there is something to show.
	WishFrame
	// WishTrain: there is something to train first.
	WishTrain
	// WishBoth: training waits for no frame, but shows what it does.
	WishBoth
)

// Update carries out what is queued, brings the picture up to date and tells the
// page what has happened. It returns what to do next.
func (a *App) Update() Wish {
	now := a.clock()
	a.pace.frame(now)
	a.view.Enlarge()
	a.session.Advance(a.pace.budget(a.session.IsAtFullSpeed()))
	a.PublishNews(now)
	if a.view.Update(a.clock()) { // nothing else changes where things lie or what they say
		a.PublishView()
	}
	return a.wish()
}

// sliceTime is how long training goes on before the browser may answer input or
// draw. A piece of a large network's batch takes some milliseconds on top.
const sliceTime = 7 * time.Millisecond

// Train trains for one slice, and returns what to do next.
func (a *App) Train() Wish {
	a.session.Train(sliceTime)
	a.PublishDone()
	return a.wish()
}

// After returns what to do after the call of this name, and at once: show what it
// changed, and train what it asked for. Of a long step, pictures come as training has
// time for them; readings lead to nothing.
func (a *App) After(name string) Wish {
	switch {
	case api.Reads(name):
		return WishNothing
	case api.IsLater(name):
		return WishTrain
	}
	return WishBoth
}

func (a *App) wish() Wish {
	switch {
	case a.session.IsAtFullSpeed():
		return WishBoth
	case a.session.Trains():
		return WishTrain
	case a.session.IsBusy() || a.OwesNews() || a.view.IsMoving():
		return WishFrame
	}
	return WishNothing
}

// Picture returns what to draw, and whether it has changed since the last call.
func (a *App) Picture() (m *scene.Model, f *scene.Frame, fresh bool) { return a.view.Picture() }

// Redraw asks for the picture once more, for when the screen has lost it.
func (a *App) Redraw() { a.view.Redraw() }

// pace follows how long frames take, and shares their time out.
type pace struct {
	last    time.Duration
	average time.Duration // of recent frames
}

func (p *pace) frame(now time.Duration) {
	elapsed := min(now-p.last, 100*time.Millisecond) // a hidden tab's pause is no frame
	p.last = now
	p.average += (elapsed - p.average) / 8
}

// budget gives an epoch a frame what fits into half of a frame at 60 a second; the
// rest of it, and full speed, come between frames. There pictures and losses take a
// twentieth of the time each, so that training has the rest.
func (p *pace) budget(atFullSpeed bool) play.Budget {
	b := play.Budget{Train: 8 * time.Millisecond, Pictures: 4 * time.Millisecond}
	if atFullSpeed {
		b.Train, b.Pictures = 0, min(max(p.average/20, time.Millisecond), 4*time.Millisecond)
	}
	return b
}
