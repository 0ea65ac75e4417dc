package app

import (
	"fmt"
	"math"
	"testing"

	"neuralplay/wasm/internal/scene"
)

// point sends a pointer event and returns the cursor.
func (b *bench) point(kind string, x, y float64) string {
	b.t.Helper()
	return b.must("pointer", fmt.Sprintf(`[{"type":%q,"x":%v,"y":%v,"pointerType":"mouse"}]`, kind, x, y)).(string)
}

// middle returns the middle of h in page coordinates.
func (b *bench) middle(h scene.Hit) (x, y float64) {
	r := scene.NewLayout(b.model()).Rect(h)
	return r.X + r.W/2, r.Y + r.H/2
}

// value returns a weight or a bias through the page's calls.
func (b *bench) value(h scene.Hit) float64 {
	b.t.Helper()
	unit := b.must("unit", fmt.Sprintf("[%d,%d]", h.Layer, h.Unit))
	if h.Kind == scene.Bias {
		return get(unit, "bias").(float64)
	}
	return get(unit, "weights", h.Input).(float64)
}

// pinned runs a frame and returns what is pinned in its picture.
func (b *bench) pinned() scene.Hit {
	b.frame()
	return b.model().Pinned
}

func TestDraggingAWeight(t *testing.T) {
	b := start(t, "v=1&seed=0.5&networkShape=2")
	place := scene.Hit{Kind: scene.Weight, Layer: 2, Unit: 0, Input: 1}
	x, y := b.middle(place)
	if cursor := b.point("move", x, y); cursor != "ns-resize" {
		t.Fatalf("cursor over a connection: %q", cursor)
	}
	b.frame()
	hover := b.last("select")["hover"]
	if get(hover, "kind") != "weight" || get(hover, "layer") != 2. || get(hover, "input") != 1. {
		t.Fatalf("hover: %v", hover)
	}
	from := get(hover, "value").(float64)
	loss := get(b.must("state", "[]"), "trainLoss")
	b.point("down", x, y)
	b.point("move", x, y-50)
	b.frame()
	if got, want := get(b.last("select"), "hover", "value").(float64), from+1; got < want-1e-9 || got > want+1e-9 {
		t.Errorf("50 pixels up: got %v, want %v", got, want)
	}
	if get(b.must("state", "[]"), "trainLoss") == loss {
		t.Error("the loss did not follow")
	}
	b.point("up", x, y-50)
	b.frame()
	if pinned := b.last("select")["pinned"]; pinned != nil {
		t.Errorf("a drag pinned %v", pinned)
	}
	b.point("move", 0, 0)
	value := b.value(place)
	b.point("move", 0, -80)
	if now := b.value(place); now != value {
		t.Error("the weight still moves after the release")
	}
}

// A link that hides the inspector wants the weights left alone.
func TestNothingIsDraggedWhereTheInspectorIsHidden(t *testing.T) {
	for _, link := range []string{"inspector_hide=true", "only=play,step,learningRate"} {
		b := start(t, "v=1&seed=0.5&networkShape=2&"+link)
		place := scene.Hit{Kind: scene.Weight, Layer: 2, Unit: 0, Input: 1}
		x, y := b.middle(place)
		value := b.value(place)
		if cursor := b.point("move", x, y); cursor != "default" {
			t.Errorf("%s: cursor over a connection: %q", link, cursor)
		}
		b.point("down", x, y)
		b.point("move", x, y-50)
		b.frame()
		if b.point("up", x, y-50); b.value(place) != value {
			t.Errorf("%s: the weight was dragged", link)
		}
	}
}

func TestClickingPinsAndUnpins(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	for _, place := range []scene.Hit{
		{Kind: scene.Weight, Layer: 3, Unit: 0, Input: 0},
		{Kind: scene.Bias, Layer: 3, Unit: 0}, // the output's
		{Kind: scene.Unit, Layer: 0, Unit: 1},
		{Kind: scene.Unit, Layer: 2, Unit: 1},
	} {
		x, y := b.middle(place)
		b.point("down", x, y)
		b.point("up", x, y)
		if b.pinned() != place {
			t.Errorf("clicked %+v, pinned %+v", place, b.pinned())
		}
		b.point("down", x, y)
		b.point("up", x, y)
		if b.pinned().Kind != scene.Nothing {
			t.Errorf("%+v: clicked again, pinned %+v", place, b.pinned())
		}
	}
}

func TestHoveringAUnitShowsItsPicture(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.frames(60)
	output := b.session.Large()[0]
	x, y := b.middle(scene.Hit{Kind: scene.Unit, Layer: 0, Unit: 0})
	if cursor := b.point("move", x, y); cursor != "pointer" {
		t.Errorf("cursor over a unit: %q", cursor)
	}
	b.frames(60)
	if got := b.session.Large()[0]; got != -6 {
		t.Errorf("the large picture of input x starts with %v, want −6", got)
	}
	b.point("leave", 0, 0)
	b.frames(60)
	if got := b.session.Large()[0]; got != output {
		t.Errorf("after leaving: %v, want the output's %v", got, output)
	}
	b.must("pin", `[{"kind":"unit","layer":0,"unit":1}]`)
	b.frames(60)
	if got := b.session.Large()[0]; got != 6 {
		t.Errorf("pinned from the page: %v, want 6", got)
	}
}

func TestHoveringTheBoundary(t *testing.T) {
	b := start(t, "v=1&seed=0.5&xSquared=true")
	x, y := b.middle(scene.Hit{Kind: scene.Boundary, X: 2, Y: -1})
	if cursor := b.point("move", x, y); cursor != "crosshair" {
		t.Errorf("cursor over the boundary: %q", cursor)
	}
	b.frame()
	hover := b.last("select")["hover"]
	px := get(hover, "x").(float64)
	if get(hover, "kind") != "boundary" || px < 1.9 || px > 2.1 {
		t.Errorf("got %v", hover)
	}
	if got := get(hover, "inputs", 2).(float64); got != px*px {
		t.Errorf("x² is %v, want %v", got, px*px)
	}
	inputs := fmt.Sprintf("[[[%v,%v,%v]]]", get(hover, "inputs", 0), get(hover, "inputs", 1), get(hover, "inputs", 2))
	answer := b.must("predict", inputs)
	at := b.must("at", fmt.Sprintf("[%v,%v]", hover.(map[string]any)["x"], hover.(map[string]any)["y"]))
	if get(at, "output") != get(hover, "output") || get(at, "inputs", 2) != get(hover, "inputs", 2) {
		t.Errorf("at says %v", at)
	}
	if get(hover, "shown") != nil {
		t.Errorf("shown: %v, want only the output", get(hover, "shown"))
	}
	b.must("pin", `[{"kind":"unit","layer":0,"unit":2}]`)
	b.frame()
	if shown := get(b.last("select"), "hover", "shown"); get(shown, "unit") != 2. || get(shown, "value") != px*px {
		t.Errorf("shown: %v, want input 2 = %v", shown, px*px)
	}
	if get(answer, 0, 0) != get(hover, "output") {
		t.Errorf("output %v, predict says %v", get(hover, "output"), answer)
	}
}

func TestASmallerNetworkUnpinsWhatIsGone(t *testing.T) {
	b := start(t, "v=1&seed=0.5&networkShape=4,4")
	for _, place := range []string{
		`{"kind":"unit","layer":2,"unit":3}`,
		`{"kind":"weight","layer":1,"unit":3,"input":1}`,
		`{"kind":"bias","layer":3,"unit":0}`,
	} {
		b.must("configure", `[{"networkShape":[4,4]}]`)
		b.frame()
		b.must("pin", "["+place+"]")
		b.must("hover", "["+place+"]")
		b.frame()
		b.must("configure", `[{"networkShape":[2]}]`)
		b.frames(2)
		if s := b.last("select"); s["pinned"] != nil || s["hover"] != nil {
			t.Errorf("%s: still selected: %v", place, s)
		}
	}
}

// A press may arrive before the picture of a smaller network is drawn.
func TestPressingWhatIsGone(t *testing.T) {
	b := start(t, "v=1&seed=0.5&networkShape=8,8,8,8")
	for _, place := range []scene.Hit{
		{Kind: scene.Bias, Layer: 4, Unit: 7},
		{Kind: scene.Unit, Layer: 3, Unit: 6},
		{Kind: scene.Weight, Layer: 4, Unit: 7, Input: 7},
	} {
		b.must("configure", `[{"networkShape":[8,8,8,8]}]`)
		b.frames(2)
		x, y := b.middle(place)
		b.point("move", x, y)
		b.must("configure", `[{"networkShape":[2]}]`)
		b.point("down", x, y)
		b.point("move", x, y-30)
		b.point("up", x, y-30)
		b.frames(2)
	}
}

func TestTouchLeavesNoHover(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	x, y := b.middle(scene.Hit{Kind: scene.Bias, Layer: 1, Unit: 0})
	for _, kind := range []string{"down", "up"} {
		b.must("pointer", fmt.Sprintf(`[{"type":%q,"x":%v,"y":%v,"pointerType":"touch"}]`, kind, x, y))
	}
	b.frame()
	if s := b.last("select"); s["hover"] != nil || get(s, "pinned", "kind") != "bias" {
		t.Errorf("after a tap: %v", s)
	}
}

func TestAScrollingFingerEndsADrag(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	place := scene.Hit{Kind: scene.Bias, Layer: 1, Unit: 0}
	x, y := b.middle(place)
	touch := func(kind string, y float64) {
		b.must("pointer", fmt.Sprintf(`[{"type":%q,"x":%v,"y":%v,"pointerType":"touch"}]`, kind, x, y))
	}
	before := b.value(place)
	touch("down", y)
	touch("leave", y)
	touch("move", y-80)
	if now := b.value(place); now != before {
		t.Errorf("the bias went from %v to %v", before, now)
	}
}

// A drag follows the pointer alone, also where the stage moves under it, and ends with
// the network that the weight was of, or when the browser takes the pointer away.
func TestADragAndOtherChanges(t *testing.T) {
	place := scene.Hit{Kind: scene.Weight, Layer: 2, Unit: 1, Input: 3}
	for _, c := range []struct {
		name, call, arguments string
		more                  float64 // what the pointer's next 50 pixels change
	}{
		{"nothing", "state", `[]`, 1},
		{"the stage moves", "viewport",
			`[{"x":40,"y":90,"width":600,"height":400,"scale":2,"dark":false,"still":false}]`, 1},
		{"another network", "configure", `[{"networkShape":[4,3]}]`, 0},
		{"other weights", "newWeights", `[]`, 0},
		{"the browser", "pointer", `[{"type":"cancel"}]`, 0},
	} {
		b := start(t, "v=1&seed=0.5")
		x, y := b.middle(place)
		b.point("down", x, y)
		b.point("move", x, y-50)
		b.must(c.call, c.arguments)
		b.frame()
		value := b.value(place)
		b.point("move", x, y-100)
		if got := b.value(place) - value; math.Abs(got-c.more) > 1e-9 {
			t.Errorf("%s: the weight changed by %v, want %v", c.name, got, c.more)
		}
	}
}

// The losses and the colour scale are panels like others: what is left has their room.
func TestPanelsOfTheCanvasCanBeHidden(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	size := func(name string) float64 {
		b.frame()
		return get(b.last("layout"), name, "w").(float64) * get(b.last("layout"), name, "h").(float64)
	}
	chart, legend, network := size("chart"), size("legend"), size("network")
	if chart == 0 || legend == 0 {
		t.Fatalf("the losses are %v large, the scale %v", chart, legend)
	}
	b.must("configure", `[{"curves_hide": true}]`)
	if size("chart") != 0 || size("network") <= network || size("legend") != legend {
		t.Errorf("without losses: chart %v, network %v after %v", size("chart"), size("network"), network)
	}
	b.must("configure", `[{"curves_hide": false, "legend_hide": true}]`)
	if size("legend") != 0 || size("chart") != chart || size("network") != network {
		t.Errorf("without scale: legend %v, chart %v, network %v", size("legend"), size("chart"), size("network"))
	}
}

func TestTheLayoutIsSent(t *testing.T) {
	b := start(t, "v=1&seed=0.5&networkShape=3,2")
	layout := b.last("layout")
	if n := len(layout["layers"].([]any)); n != 4 {
		t.Errorf("got %d layers, want 4", n)
	}
	if n := len(get(layout, "layers", 1, "units").([]any)); n != 3 {
		t.Errorf("got %d units, want 3", n)
	}
	sent := len(b.events["layout"])
	b.frames(5)
	if len(b.events["layout"]) != sent {
		t.Error("an unchanged layout was sent again")
	}
	b.must("viewport", `[{"x":10,"y":0,"width":390,"height":600,"scale":2,"dark":true,"still":true}]`)
	b.frame()
	if b.last("layout")["stacked"] != true {
		t.Error("a narrow stage is not stacked")
	}
}

// What is under the pointer is reported at once, however slow the frames are. The canvas may
// begin anywhere on the page.
func TestHoverDoesNotWaitForAFrame(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("viewport", `[{"x":100.25,"y":50.5,"width":800,"height":600,"scale":2,"dark":false,"still":false}]`)
	b.frame()
	unit := scene.Hit{Kind: scene.Unit, Layer: 1, Unit: 2}
	x, y := b.middle(unit)
	x, y = x+100, y+50.5 // whole pixels of the screen before the stage
	b.point("move", x, y)
	hover := b.last("select")["hover"]
	if get(hover, "kind") != "unit" || get(hover, "layer") != 1. || get(hover, "unit") != 2. {
		t.Fatalf("hover: %v", hover)
	}
	left, width := get(hover, "rect", "x").(float64), get(hover, "rect", "w").(float64)
	if left > x || left+width < x {
		t.Errorf("the unit is at %v…%v of the page, the pointer at %v", left, left+width, x)
	}
	// The stage moves without changing its size: everything lies elsewhere.
	b.must("viewport", `[{"x":110.25,"y":50.5,"width":800,"height":600,"scale":2,"dark":false,"still":false}]`)
	b.frame()
	if got := get(b.last("layout"), "layers", 1, "units", 2, "rect", "x").(float64); got != left+10 {
		t.Errorf("moved by 10, the unit is at %v, want %v", got, left+10)
	}
}
