package app

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"neuralplay/wasm/internal/scene"
)

// onPoint returns where the page shows a training point.
func (b *bench) onPoint(index int) (x, y float64) {
	m := b.model()
	p := m.Train[index]
	return scene.NewLayout(m).World().ToPage(p.X, p.Y)
}

// chosen is the sample that the page was last told of.
func (b *bench) chosen() any {
	b.frame()
	return b.last("select")["sample"]
}

func TestPointingAtAPointShowsItsSample(t *testing.T) {
	b := start(t, "v=1&seed=0.5&dataset=table-xor&networkShape=3")
	for i := range 4 {
		x, y := b.onPoint(i)
		b.point("move", x+2, y)
		s := b.chosen()
		row := get(b.must("samples", `["train",0,9]`), "rows", i)
		if get(s, "set") != "train" || get(s, "index") != float64(i) ||
			get(s, "atPoint") != true || get(s, "pinned") != false {
			t.Fatalf("point %d: got %v", i, s)
		}
		for _, key := range []string{"trained", "output", "error", "target", "answer"} {
			if get(s, key) != get(row, key) {
				t.Errorf("point %d: %s is %v, and %v in the table", i, key, get(s, key), get(row, key))
			}
		}
		layers := get(s, "activations").([]any)
		outputs := get(b.must("predict", fmt.Sprintf("[[%s]]", text(layers[0]))), 0, 0)
		if len(layers) != 3 || len(layers[1].([]any)) != 3 ||
			get(layers, 2, 0) != outputs || outputs != get(s, "output") {
			t.Errorf("point %d: activations %v, output %v", i, layers, outputs)
		}
		if m := b.model().Marked; !m.Is || !m.Under || m.Point != b.model().Train[i] {
			t.Errorf("point %d: marked %+v", i, m)
		}
	}
	x, y := b.onPoint(0)
	b.point("move", x+30, y+30)
	if s := b.chosen(); s != nil || b.model().Marked.Is {
		t.Errorf("beside all points: got %v", s)
	}
}

func text(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

func TestTheActivationsFollowTraining(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("hoverSample", `[{"set":"test","index":3}]`)
	before := get(b.chosen(), "activations", 3, 0)
	b.must("step", `[3,"epoch"]`)
	b.frames(10)
	s := b.chosen()
	if now := get(s, "activations", 3, 0); now == before || now != get(s, "output") {
		t.Errorf("the output went from %v to %v, want that of the sample: %v", before, now, get(s, "output"))
	}
	if !b.model().Marked.Hollow {
		t.Error("a test point is marked as a filled one")
	}
	b.must("hoverSample", `[null]`)
	if s := b.chosen(); s != nil {
		t.Errorf("let go, got %v", s)
	}
}

// A click pins a sample: it stays chosen while nothing else is pointed at.
func TestClickingAPointPinsItsSample(t *testing.T) {
	b := start(t, "v=1&seed=0.5&dataset=table-xor")
	for _, kind := range []string{"mouse", "touch"} {
		x, y := b.onPoint(1)
		click := func() {
			for _, step := range []string{"down", "up"} {
				b.must("pointer", fmt.Sprintf(`[{"type":%q,"x":%v,"y":%v,"pointerType":%q}]`, step, x, y, kind))
			}
			b.must("pointer", fmt.Sprintf(`[{"type":"move","x":1,"y":1,"pointerType":%q}]`, kind))
		}
		click()
		if s := b.chosen(); get(s, "index") != 1. || get(s, "pinned") != true || get(s, "atPoint") != false {
			t.Errorf("%s: clicked, got %v", kind, s)
		}
		b.must("hoverSample", `[{"set":"train","index":2}]`)
		if s := b.chosen(); get(s, "index") != 2. || get(s, "pinned") != false {
			t.Errorf("%s: a row comes first, got %v", kind, s)
		}
		b.must("hoverSample", `[null]`)
		if s := b.chosen(); get(s, "index") != 1. {
			t.Errorf("%s: got %v back", kind, s)
		}
		click()
		if s := b.chosen(); s != nil {
			t.Errorf("%s: clicked again, got %v", kind, s)
		}
	}
}

func TestOtherDataLetGoOfTheSample(t *testing.T) {
	for what, change := range map[string]func(b *bench){
		"other data":  func(b *bench) { b.must("configure", `[{"dataset":"xor"}]`) },
		"fresh data":  func(b *bench) { b.must("newData", `[]`) },
		"own data":    func(b *bench) { b.must("setData", `["a,b,c\n1,2,yes\n2,1,no\n3,3,yes"]`) },
		"another run": func(b *bench) { b.must("restore", "["+text(b.must("snapshot", "[true]"))+"]") },
	} {
		b := start(t, "v=1&seed=0.5")
		b.must("pinSample", `[{"set":"train","index":249}]`)
		b.must("hoverSample", `[{"set":"train","index":1}]`)
		if b.chosen() == nil {
			t.Fatal("no sample is chosen")
		}
		change(b)
		if s := b.chosen(); s != nil || b.model().Marked.Is {
			t.Errorf("%s: got %v", what, s)
		}
	}
	b := start(t, "v=1&seed=0.5")
	b.must("pinSample", `[{"set":"train","index":249}]`)
	b.must("configure", `[{"networkShape":[2]}]`)
	if s := b.chosen(); get(s, "index") != 249. || len(get(s, "activations", 1).([]any)) != 2 {
		t.Errorf("another network lost the sample: %v", s)
	}
}

func TestSamplesAreSortedAndFiltered(t *testing.T) {
	b := start(t, "v=1&seed=0.5&noise=50")
	page := b.must("samples", `["train",0,50,{"by":"error","descending":true}]`)
	last := math.Inf(1)
	for _, row := range get(page, "rows").([]any) {
		v := get(row, "error").(float64)
		if v > last || v != get(row, "trained").(float64)-get(row, "output").(float64) {
			t.Fatalf("error %v after %v in %v", v, last, row)
		}
		last = v
	}
	wrong := b.must("samples", `["train",0,9,{"onlyWrong":true}]`)
	if n := get(wrong, "total").(float64); n < 9 || n >= 250 {
		t.Errorf("%v of 250 are wrong", n)
	}
	for _, row := range get(wrong, "rows").([]any) {
		if get(row, "answer") == get(row, "target") {
			t.Errorf("listed as wrong: %v", row)
		}
	}
	index := int(get(page, "rows", 49, "index").(float64))
	shown := b.must("samples", fmt.Sprintf(`["train",100,20,{"by":"error","descending":true,"show":%d}]`, index))
	if get(shown, "from") != 40. || get(shown, "rows", 9, "index") != float64(index) || get(shown, "total") != 250. {
		t.Errorf("the page of sample %d: %v", index, shown)
	}
}

func TestSamplesThatCannotBe(t *testing.T) {
	b := start(t, "v=1&seed=0.5&bias=false")
	for _, c := range [][2]string{
		{"samples", `["train",0,9,{"by":"size"}]`}, {"samples", `["train",0,9,{"by":"input","input":2}]`},
		{"samples", `["train",0,9,{"input":-1}]`}, {"samples", `["train",0,9,7]`},
		{"hoverSample", `[{"set":"all","index":0}]`}, {"pinSample", `[{"set":"train","index":250}]`},
		{"hoverSample", `[{"set":"test","index":-1}]`}, {"hoverSample", `[3]`},
		{"hover", `[{"kind":"bias","layer":1,"unit":0}]`},
	} {
		if _, refusal := b.try(c[0], c[1]); refusal == "" {
			t.Errorf("%s%s: not refused", c[0], c[1])
		}
	}
	if bias := get(b.must("unit", `[1,0]`), "bias"); bias != nil {
		t.Errorf("without biases a unit has the bias %v", bias)
	}
}
