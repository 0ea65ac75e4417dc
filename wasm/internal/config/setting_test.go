package config

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// What the page relies on, for every row there is and will be.
func TestSettings(t *testing.T) {
	controls := []string{"select", "ladder", "slider", "toggle", "number", "pictures", "chips", "shape", "activations",
		"axes", "slice", "numbers", "text", "none"}
	groups := []string{data, slice, inputs, augmentation, network, initial, training, regularization, view, none}
	seen := map[string]bool{}
	for _, s := range Settings() {
		t.Run(s.Key, func(t *testing.T) {
			if seen[s.Key] {
				t.Error("the key comes twice")
			}
			seen[s.Key] = true
			if strings.ContainsAny(s.Key, "&=# ") || strings.HasSuffix(s.Key, hideSuffix) {
				t.Error("the key cannot stand in a link")
			}
			if !slices.Contains(controls, s.Control) || !slices.Contains(groups, s.Group) {
				t.Errorf("control %q in group %q", s.Control, s.Group)
			}
			if (s.Control == "none") != (s.Group == none) {
				t.Errorf("control %q in group %q", s.Control, s.Group)
			}
			if s.Default == nil {
				t.Error("no default")
			}
			checkRange(t, s)
			checkWhen(t, s)
		})
	}
}

// checkRange checks that a control offers only what its row accepts.
func checkRange(t *testing.T, s Setting) {
	row, _ := rowOf(s.Key)
	accepts := func(value any) bool {
		if s.Kind == "list" {
			value = []any{value}
		}
		c := Default("1")
		return row.assign(&c, value)
	}
	switch s.Control {
	case "slider", "shape":
		if s.Step <= 0 || s.Min >= s.Max || !accepts(s.Min) || !accepts(s.Max) || !accepts(s.Min+s.Step) {
			t.Errorf("%v to %v by %v is not within %v to %v", s.Min, s.Max, s.Step, s.Low, s.High)
		}
	case "ladder":
		if !slices.IsSorted(s.Ladder) || s.Ladder[0] != s.Min || s.Ladder[len(s.Ladder)-1] != s.Max {
			t.Errorf("the ladder %v does not go from %v to %v", s.Ladder, s.Min, s.Max)
		}
		start, _ := asNumber(s.Default)
		if !slices.Contains(s.Ladder, start) {
			t.Errorf("the default %v is no rung of %v", s.Default, s.Ladder)
		}
		for optimizer, v := range s.Defaults {
			if rate, _ := asNumber(v); !slices.Contains(s.Ladder, rate) {
				t.Errorf("%s brings %v, which is no rung of %v", optimizer, v, s.Ladder)
			}
		}
		for _, rung := range s.Ladder {
			if !accepts(rung) {
				t.Errorf("the rung %v is refused", rung)
			}
		}
	case "select", "pictures":
		if len(s.Choices) < 2 {
			t.Errorf("choices %v", s.Choices)
		}
	}
}

// checkWhen checks that the condition can come true.
func checkWhen(t *testing.T, s Setting) {
	if s.When == nil {
		return
	}
	row, ok := rowOf(s.When.Key)
	for _, value := range s.When.In {
		if c := Default("1"); !ok || !row.assign(&c, value) {
			t.Errorf("shown when %s is %s, which cannot be", s.When.Key, value)
		}
	}
}

func TestDefaultsAreAccepted(t *testing.T) {
	for _, r := range rows {
		if r.Key == "seed" {
			continue // the caller's
		}
		if c := Default("1"); !r.assign(&c, r.Default) {
			t.Errorf("%s: refuses its own default %v", r.Key, r.Default)
		}
		if c := Default("1"); r.leftOut != "" && !r.parse(&c, r.leftOut) {
			t.Errorf("%s: refuses %q, which leaving it out means", r.Key, r.leftOut)
		}
	}
}

func TestSettingsAreJSON(t *testing.T) {
	text, err := json.Marshal(Settings())
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`"key":"learningRate"`, `"ladder":[0.00001,0.0001,`, `"default":[4,2]`, `"choices":[{"value":"tanh"}`,
		`{"value":"spiral3","group":"several"}`, `"follows":"optimizer","defaults":{"adadelta":1,"adagrad":0.1,`,
		`"when":{"key":"problem","in":["regression"]}`, `"hide":"numHiddenLayers"`,
		`"min":0,"max":50,"step":5,"low":0,"high":80`,
	} {
		if !strings.Contains(string(text), part) {
			t.Errorf("%s is missing in %s", part, text)
		}
	}
}
