// Package play is a session: a run that somebody watches. It queues commands,
// paces training, and spreads losses and pictures over frames. It knows neither
// the browser nor the screen, so the same session runs in the tab and in tests.
//
// A Session's holder calls it from one goroutine: Do and Change whenever
// something should change, Advance once a frame, and the readers in between.
package play

import (
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/run"
)

// Session is one run with its pace and its pictures.
type Session struct {
	clock func() time.Duration // since some moment in the past; never goes back

	run      *run.Run
	pictures pictures
	findings findings
	spaces   spaces
	networks uint64 // the run's count when pictures were made for its network
	planes   uint64 // the run's count when pictures were aimed

	queue   []Command
	jobs    []job
	playing bool
	hidden  bool // nobody can see it
	due     int  // the epoch to whose end the last frame let training go
	trained int  // samples since the last frame
	motion  slowMotion
	meter   meter
	walk    walk
	ahead   *nextStep // of a command that is queued
	backs   backs
	changes changes

	news         News
	done         []Done // since Done was last asked
	reconfigured bool   // since ConfigChanged was last asked
}

// New makes a session with a valid configuration. The clock decides how much is
// done in a frame, not what comes of it, except when a hopeless run is stopped.
func New(c config.Config, clock func() time.Duration) *Session {
	s := &Session{clock: clock, run: run.New(c)}
	s.follow()
	return s
}

// Run returns the session's run, to be read only: changes go through Change.
func (s *Session) Run() *run.Run { return s.run }

// Config returns the configuration in force; its lists and map must not be
// changed.
func (s *Session) Config() config.Config { return s.run.Config() }

// follow makes pictures for another network, or of another part of the space,
// once the run has one.
func (s *Session) follow() {
	switch r := s.run; {
	case s.networks != r.Networks():
		s.due = 0
		s.spaces.aimed = false
		s.pictures.reset(r)
		s.motion = slowMotion{}
	case s.planes != r.Planes():
		s.pictures.aim(r)
		s.spaces.aimed = false
	}
	s.networks, s.planes = s.run.Networks(), s.run.Planes()
}
