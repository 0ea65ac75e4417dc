// Package api is what the page can ask of the program and what the program tells
// the page: one table of calls (calls.go), one of events (events.go). Both carry
// JSON text, large numeric results bytes if the page likes, so that all of it is
// tested without a browser. The tables also make the page's methods and its
// TypeScript declarations (Declarations).
//
// Nothing here is worded for a person: a refusal is a message.Message, which the
// page words in the person's language. What a call does is said in English, for
// programmers.
package api

import (
	"encoding/json"
	"time"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/view"
)

// Version is the program's own.
const Version = "0.2.0"

// API answers the page's calls and tells it the session's news.
type API struct {
	session *play.Session
	view    *view.View
	seed    func() string
	emit    func(event, json string)

	begun     bool              // the page's first link is in force
	jobs      int               // IDs given so far
	warnings  []message.Message // about the configuration, to be sent with it
	own       *dataset.Table    // as last sent
	selection string            // as last sent
	space     string            // as last sent
	stateSent time.Duration     // when the state was last sent
	owesState bool
	found     uint64 // the session's version of the findings last sent
}

// Start is what an API needs from outside: a session and its view, fresh seeds,
// and a way to tell the page something. Emit may be called in the middle of a
// Call; the page delivers what it gets once that has returned.
type Start struct {
	Session *play.Session
	View    *view.View
	Seed    func() string
	Emit    func(event, json string)
}

// New makes an API.
func New(s Start) *API {
	return &API{session: s.Session, view: s.View, seed: s.Seed, emit: s.Emit, space: "null"}
}

// stateEvery keeps the page's numbers readable, and its work small, while
// training runs.
const stateEvery = 100 * time.Millisecond

// PublishNews turns the session's news into events, once a frame.
func (a *API) PublishNews(now time.Duration) {
	a.publishConfig()
	a.PublishDone()
	news := a.session.News()
	a.owesState = a.owesState || news.State
	if a.owesState && (now-a.stateSent >= stateEvery || !a.session.Playing()) {
		a.send(eventState, a.session.State())
		a.stateSent, a.owesState = now, false
	}
	a.publishTrouble(news)
	a.publishFindings()
}

// PublishDone tells of steps that have come to their end, which need not wait for a
// frame.
func (a *API) PublishDone() {
	for _, done := range a.session.Done() {
		a.send(eventDone, doneNews{ID: done.ID, State: done.State})
	}
}

// OwesNews reports whether the page has yet to hear of something that has changed.
func (a *API) OwesNews() bool { return a.owesState || a.session.HasNews() }

// PublishView sends where things lie and what is selected, if that has changed.
func (a *API) PublishView() {
	if l, changed := a.view.LayoutChanged(); changed {
		a.send(eventLayout, l)
	}
	text := marshal(a.view.Selection())
	if a.selection != text {
		a.selection = text
		a.emit(eventSelect, text)
	}
	if text := marshal(a.view.Space()); a.space != text {
		a.space = text
		a.emit(eventSpace, text)
	}
}

// send tells the page of an event.
func (a *API) send(event string, value any) { a.emit(event, marshal(value)) }

// marshal writes what is made here as JSON, which never fails: its numbers are
// finite. Not to hear of a mistake would be worse than to stop.
func marshal(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic("api: " + err.Error())
	}
	return string(text)
}
