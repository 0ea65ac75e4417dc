// Package app is the loop: once a frame it lets the session advance, the view
// follow, and the api tell the page. It joins these rooms and does nothing else.
package app

import (
	"time"

	"neuralplay/wasm/internal/api"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/scene"
	"neuralplay/wasm/internal/view"
)

// App is the whole program but for the browser: hand it calls, call Update once a
// frame, draw what Picture returns.
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

// Update carries out what is queued, trains for one frame, brings the picture up
// to date and tells the page what has happened.
func (a *App) Update() {
	now := a.clock()
	a.pace.frame(now)
	a.view.Enlarge()
	a.session.Advance(a.pace.budget())
	a.PublishNews(now)
	if a.view.Update(a.clock()) { // nothing else changes where things lie or what they say
		a.PublishView()
	}
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

// budget gives training half of a frame, and the pictures a quarter of one at
// 60 a second. Where drawing is slow, frames are long and training gets more.
func (p *pace) budget() play.Budget {
	return play.Budget{
		Train:    min(max(p.average/2, 4*time.Millisecond), 20*time.Millisecond),
		Pictures: 4 * time.Millisecond,
	}
}
