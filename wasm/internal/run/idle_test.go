package run

import (
	"maps"
	"slices"
	"testing"

	"neuralplay/wasm/internal/config"
)

// What the page disables because it does nothing does nothing: runs that differ
// in it alone end with the same bits.
func TestSettingsThatDoNothing(t *testing.T) {
	checked := 0
	for _, s := range config.Settings() {
		for _, unless := range s.Unless {
			checked++
			checkIdle(t, s, unless.Key+"="+unless.In[0])
		}
		for _, choice := range s.Choices {
			if choice.Unless != nil {
				checked++
				checkDisplaced(t, s.Key, choice)
			}
		}
	}
	if checked < 12 {
		t.Errorf("checked only %d conditions", checked)
	}
}

func checkIdle(t *testing.T, s config.Setting, condition string) {
	values := []any{s.Min, s.Max}
	switch s.Kind {
	case "choice":
		values = nil
		for _, choice := range s.Choices {
			values = append(values, choice.Value)
		}
	case "flag":
		values = []any{false, true}
	}
	var first []float64
	for _, value := range values {
		got := trained(t, condition, config.Values{s.Key: value})
		if first == nil {
			first = got
		}
		if !slices.Equal(got, first) {
			t.Errorf("with %s, %s = %v changes the run", condition, s.Key, value)
		}
	}
}

// checkDisplaced holds a choice that is not used against Automatic's.
func checkDisplaced(t *testing.T, key string, choice config.Choice) {
	for _, other := range choice.Unless.In {
		condition := choice.Unless.Key + "=" + other
		got := trained(t, condition, config.Values{key: choice.Value})
		if want := trained(t, condition, config.Values{key: "auto"}); !slices.Equal(got, want) {
			t.Errorf("with %s, %s = %s is not what Automatic is", condition, key, choice.Value)
		}
	}
}

// trained returns the parameters after three epochs.
func trained(t *testing.T, link string, change config.Values) []float64 {
	c, warnings := config.Parse("v=1&seed=7&"+link, nil)
	if len(warnings) > 0 {
		t.Fatal(warnings)
	}
	patch := c.Values() // all of them: an activation alone would bring its rate, too
	maps.Copy(patch, change)
	c, _, err := c.Patch(patch)
	if err != nil {
		t.Fatal(err)
	}
	r := New(c)
	for r.Epochs() < 3 {
		r.Batch()
	}
	return r.Network().Parameters(nil)
}
