package app

import (
	"fmt"
	"math"

	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/scene"
)

// pointer is what the mouse or a finger is doing, and what it did last.
type pointer struct {
	hover, pinned scene.Hit
	pressed       bool
	at            scene.Hit // where it was pressed
	x, y          float64   // the same in page coordinates
	from          float64   // the value that a drag changes, as it was
	dragged       bool
	told          string // the selection the page was last told of
}

// pointerEvent is what the page tells of a pointer, in page coordinates.
type pointerEvent struct {
	Type        string  `json:"type"` // move, down, up, leave
	X           float64 `json:"x"`
	Y           float64 `json:"y"`
	PointerType string  `json:"pointerType"`
	Shift       bool    `json:"shift"` // finer
}

const (
	// dragFrom is how far, in CSS pixels, a press may move and still be a click.
	dragFrom = 3
	// dragStep is how much a value changes a pixel; with Shift a tenth of it.
	dragStep = 0.02
)

// callPointer answers with the cursor that the page shall show.
func (a *App) callPointer(g args) (any, error) {
	var e pointerEvent
	if err := g.read(0, "event", "{type, x, y}", &e); err != nil {
		return nil, err
	}
	p := &a.pointer
	switch e.Type {
	case "move":
		if p.pressed && a.drag(e) {
			break
		}
		p.hover = a.hit(e)
	case "down":
		p.hover = a.hit(e)
		p.pressed, p.dragged = true, false
		p.at, p.x, p.y = p.hover, e.X, e.Y
		p.from, _ = a.value(p.at)
	case "up":
		if p.pressed && !p.dragged {
			a.click()
		}
		p.pressed = false
		if e.PointerType == "touch" { // a finger that is lifted points nowhere
			p.hover = scene.Hit{}
		} else {
			p.hover = a.hit(e)
		}
	case "leave":
		// A mouse that is held comes back; a finger that leaves has begun to
		// scroll the page.
		if e.PointerType == "touch" {
			p.pressed = false
		}
		if !p.pressed {
			p.hover = scene.Hit{}
		}
	default:
		return nil, fmt.Errorf("pointer: type %q: want one of [move down up leave]", e.Type)
	}
	return cursor(p.hover.Kind), nil
}

func (a *App) hit(e pointerEvent) scene.Hit {
	if a.view.layout == nil {
		return scene.Hit{}
	}
	h := a.view.layout.Hit(e.X, e.Y)
	if !exists(a.session, h) { // the network changed after it was drawn
		return scene.Hit{}
	}
	return h
}

// drag changes the weight or bias that was pressed, by how far the pointer has
// moved up, and tells whether there is one.
func (a *App) drag(e pointerEvent) bool {
	p := &a.pointer
	if p.at.Kind != scene.Weight && p.at.Kind != scene.Bias {
		return false
	}
	if !p.dragged && math.Hypot(e.X-p.x, e.Y-p.y) < dragFrom {
		return true
	}
	p.dragged = true
	step := dragStep
	if e.Shift {
		step /= 10
	}
	a.setValue(p.at, p.from+step*(p.y-e.Y))
	return true
}

// value is the weight or bias at a place, if there is one.
func (a *App) value(h scene.Hit) (float64, bool) {
	n := a.session.Network()
	if !exists(a.session, h) {
		return 0, false
	}
	switch h.Kind {
	case scene.Weight:
		return n.Weight(h.Layer, h.Unit, h.Input), true
	case scene.Bias:
		return n.Bias(h.Layer, h.Unit), true
	}
	return 0, false
}

func (a *App) setValue(h scene.Hit, v float64) {
	var c play.Command = play.SetBias{Layer: h.Layer, Unit: h.Unit, Value: v}
	if h.Kind == scene.Weight {
		c = play.SetWeight{Layer: h.Layer, Unit: h.Unit, Input: h.Input, Value: v}
	}
	// A drag far outside the screen may ask for too much; then it changes nothing.
	_ = a.session.Do(c)
}

// click pins what was pressed, or lets go of it.
func (a *App) click() {
	p := &a.pointer
	switch p.at.Kind {
	case scene.Unit, scene.Weight, scene.Bias:
		if p.pinned == p.at {
			p.pinned = scene.Hit{}
		} else {
			p.pinned = p.at
		}
	default:
		p.pinned = scene.Hit{}
	}
}

func cursor(k scene.Kind) string {
	switch k {
	case scene.Unit:
		return "pointer"
	case scene.Weight, scene.Bias:
		return "ns-resize"
	case scene.Boundary, scene.Chart:
		return "crosshair"
	}
	return "default"
}

// forgetMissing lets go of what a new network does not have.
func (p *pointer) forgetMissing(s *play.Session) {
	if !exists(s, p.hover) {
		p.hover = scene.Hit{}
	}
	if !exists(s, p.pinned) {
		p.pinned = scene.Hit{}
	}
	if !exists(s, p.at) {
		p.pressed = false
	}
}

// exists tells whether the network has what a place names.
func exists(s *play.Session, h scene.Hit) bool {
	n := s.Network()
	first := 1
	switch h.Kind {
	case scene.Unit:
		first = 0
	case scene.Weight, scene.Bias:
	default:
		return true
	}
	if h.Layer < first || h.Layer > n.Layers() || h.Unit < 0 || h.Unit >= n.Units(h.Layer) {
		return false
	}
	return h.Kind != scene.Weight || h.Input >= 0 && h.Input < n.Units(h.Layer-1)
}

// selected is a place as the page names it.
type selected struct {
	Kind  string `json:"kind"` // unit, weight, bias, boundary
	Layer int    `json:"layer"`
	Unit  int    `json:"unit"`
	Input int    `json:"input"`
}

var kinds = map[string]scene.Kind{"unit": scene.Unit, "weight": scene.Weight, "bias": scene.Bias}

// callHover and callPin do what pointing at a place and clicking it do; null
// lets go.
func (a *App) callHover(g args) (any, error) { return nil, a.choose(g, &a.pointer.hover) }

func (a *App) callPin(g args) (any, error) { return nil, a.choose(g, &a.pointer.pinned) }

func (a *App) choose(g args, target *scene.Hit) error {
	if !g.given(0) {
		*target = scene.Hit{}
		return nil
	}
	const want = `{kind: "unit", "weight" or "bias", layer, unit, input}`
	var s selected
	if err := g.read(0, "place", want, &s); err != nil {
		return err
	}
	kind, ok := kinds[s.Kind]
	if !ok {
		return fmt.Errorf("%s: kind %q: want %s", g.call, s.Kind, want)
	}
	h := scene.Hit{Kind: kind, Layer: s.Layer, Unit: s.Unit, Input: s.Input}
	if !exists(a.session, h) {
		return fmt.Errorf("%s: the network has no %s %+v", g.call, s.Kind, s)
	}
	*target = h
	return nil
}
