package e2e

import "testing"

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
	if asked := b.news.asked(); len(asked) < 10 {
		t.Errorf("the harness saw only %v: it would not see a request abroad either", asked)
	}
}
