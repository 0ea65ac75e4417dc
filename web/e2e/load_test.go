package e2e

import (
	"slices"
	"strings"
	"testing"
)

func TestPageLoads(t *testing.T) {
	b := open(t, window{})
	if got := eval[string](b, `neuralplay.version`); got == "" {
		t.Error("neuralplay.version is empty after ready")
	}
	if !eval[bool](b, `document.getElementById("progress").hidden && document.getElementById("failure").hidden`) {
		t.Error("the progress bar or the failure card still stands there")
	}
	if got := eval[int](b, `neuralplay.state().epoch`); got != 0 {
		t.Errorf("the run starts at epoch %d", got)
	}
	asked := b.news.asked()
	for _, name := range []string{"/style.css", "/app.js", "/neuralplay.wasm.gz"} {
		if !slices.ContainsFunc(asked, func(address string) bool { return strings.Contains(address, name) }) {
			t.Errorf("the harness saw only %v, not %s: it would not see a request abroad either", asked, name)
		}
	}
}
