package view

import (
	"math"
	"slices"
	"strconv"

	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/scene"
)

// pointer is what the mouse or a finger is doing, and what it did last.
type pointer struct {
	hover, pinned scene.Hit
	pressed       bool
	at            scene.Hit // where it was pressed
	x, y          float64   // the same in page coordinates: the canvas may move meanwhile
	from          float64   // the value that a drag changes, as it was
	networks      uint64    // the run's count when it was pressed
	dragged       bool
}

// PointerEvent is what a pointer does, in page coordinates.
type PointerEvent struct {
	Type        string  `json:"type"` // move, down, up, leave, cancel
	X           float64 `json:"x"`
	Y           float64 `json:"y"`
	PointerType string  `json:"pointerType"`
	Shift       bool    `json:"shift"` // finer
}

var pointerTypes = []string{"move", "down", "up", "leave", "cancel"}

const (
	// dragFrom is how far, in CSS pixels, a press may move and still be a click.
	dragFrom = 3
	// dragStep is how much a value changes a pixel; with Shift a tenth of it.
	dragStep = 0.02
)

// Point follows the pointer and returns the cursor that the page should show.
func (v *View) Point(e PointerEvent) (cursor string, err error) {
	if !slices.Contains(pointerTypes, e.Type) {
		return "", message.Value("type", strconv.Quote(e.Type), message.OneOf(pointerTypes...))
	}
	x, y := e.X, e.Y
	e.X, e.Y = x-v.origin.x, y-v.origin.y // on the canvas from here on
	p := &v.pointer
	switch e.Type {
	case "move":
		if !p.pressed || !v.drag(x, y, e.Shift) {
			p.hover = v.hit(e)
		}
	case "down":
		p.hover = v.hit(e)
		p.pressed, p.dragged = true, false
		p.at, p.x, p.y = p.hover, x, y
		p.from, _ = v.value(p.at)
		p.networks = v.session.Run().Networks()
	case "up":
		v.release(e)
	case "leave":
		// A mouse that is held comes back; a finger that leaves has begun to
		// scroll the page.
		if e.PointerType == "touch" {
			p.pressed = false
		}
		if !p.pressed {
			p.hover = scene.Hit{}
		}
	case "cancel": // nobody will hear of its release
		p.pressed, p.hover = false, scene.Hit{}
	}
	return v.cursor(), nil
}

func (v *View) release(e PointerEvent) {
	p := &v.pointer
	if p.pressed && !p.dragged {
		v.click()
	}
	p.pressed = false
	if e.PointerType == "touch" { // a finger that is lifted points nowhere
		p.hover = scene.Hit{}
	} else {
		p.hover = v.hit(e)
	}
}

// hit returns what is under the pointer, and notes the point that is.
func (v *View) hit(e PointerEvent) scene.Hit {
	if v.layout == nil {
		return scene.Hit{}
	}
	h := v.layout.Hit(e.X, e.Y)
	if !v.exists(h) { // the network changed after it was drawn
		return scene.Hit{}
	}
	if h.Kind == scene.Boundary {
		v.samples.under = v.pointUnder(e)
	}
	return h
}

// drag changes the weight or bias that was pressed, by how far the pointer has
// moved up, and reports whether there is one.
func (v *View) drag(x, y float64, finer bool) bool {
	p := &v.pointer
	if !v.mayChange(p.at) || p.networks != v.session.Run().Networks() {
		return false
	}
	if !p.dragged && math.Hypot(x-p.x, y-p.y) < dragFrom {
		return true
	}
	p.dragged = true
	step := dragStep
	if finer {
		step /= 10
	}
	v.setValue(p.at, p.from+step*(p.y-y))
	return true
}

// mayChange reports whether there is a weight or bias that may be changed. The
// inspector changes them, too: who hides it does not want that.
func (v *View) mayChange(h scene.Hit) bool {
	return (h.Kind == scene.Weight || h.Kind == scene.Bias) && !v.session.Config().HidesInspector()
}

// value returns the weight or bias at a place; ok is false where there is none.
func (v *View) value(h scene.Hit) (value float64, ok bool) {
	n := v.session.Run().Network()
	if !v.exists(h) {
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

func (v *View) setValue(h scene.Hit, value float64) {
	var c run.Command = run.SetBias{Layer: h.Layer, Unit: h.Unit, Value: value}
	if h.Kind == scene.Weight {
		c = run.SetWeight{Layer: h.Layer, Unit: h.Unit, Input: h.Input, Value: value}
	}
	// A drag far outside the screen may ask for too much; then it changes nothing.
	_ = v.session.Change(c)
}

// click pins what was pressed, or lets go of it.
func (v *View) click() {
	p := &v.pointer
	switch p.at.Kind {
	case scene.Unit, scene.Weight, scene.Bias:
		if p.pinned == p.at {
			p.pinned = scene.Hit{}
		} else {
			p.pinned = p.at
		}
	case scene.Boundary:
		p.pinned = scene.Hit{}
		v.pinPoint()
	default:
		p.pinned = scene.Hit{}
	}
}

func (v *View) cursor() string {
	switch h := v.pointer.hover; h.Kind {
	case scene.Unit:
		return "pointer"
	case scene.Weight, scene.Bias:
		if v.mayChange(h) {
			return "ns-resize"
		}
	case scene.Boundary, scene.Chart:
		return "crosshair"
	}
	return "default"
}

// ForgetMissing lets go of what a new network or other data do not have.
func (v *View) ForgetMissing() {
	v.followData()
	p := &v.pointer
	if !v.exists(p.hover) {
		p.hover = scene.Hit{}
	}
	if !v.exists(p.pinned) {
		p.pinned = scene.Hit{}
	}
	if !v.exists(p.at) {
		p.pressed = false
	}
}

// exists reports whether the network has what a place names.
func (v *View) exists(h scene.Hit) bool {
	r := v.session.Run()
	first := 1
	switch h.Kind {
	case scene.Unit:
		first = 0
	case scene.Weight:
	case scene.Bias:
		if !v.session.Config().Bias {
			return false
		}
	default:
		return true
	}
	if h.Layer < first || !r.HasUnit(h.Layer, h.Unit) {
		return false
	}
	return h.Kind != scene.Weight || r.HasUnit(h.Layer-1, h.Input)
}

// Target names a unit, a weight or a bias of the network.
type Target struct {
	Kind  string `json:"kind"` // unit, weight, bias
	Layer int    `json:"layer"`
	Unit  int    `json:"unit"`
	Input int    `json:"input"`
}

var (
	targetNames = []string{"unit", "weight", "bias"}
	targetKinds = []scene.Kind{scene.Unit, scene.Weight, scene.Bias}
)

// Hover does what pointing at a target does, Pin what clicking it does; nil lets
// go.
func (v *View) Hover(t *Target) error { return v.choose(&v.pointer.hover, t) }

func (v *View) Pin(t *Target) error { return v.choose(&v.pointer.pinned, t) }

func (v *View) choose(at *scene.Hit, t *Target) error {
	if t == nil {
		*at = scene.Hit{}
		return nil
	}
	i := slices.Index(targetNames, t.Kind)
	if i < 0 {
		return message.Value("kind", strconv.Quote(t.Kind), message.OneOf(targetNames...))
	}
	h := scene.Hit{Kind: targetKinds[i], Layer: t.Layer, Unit: t.Unit, Input: t.Input}
	if !v.exists(h) {
		return message.Refuse(message.Message{Code: "view.missing", Name: t.Kind})
	}
	*at = h
	return nil
}
