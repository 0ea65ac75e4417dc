package run

import "testing"

func TestNumPySeeds(t *testing.T) {
	for text, want := range map[string]uint32{"0": 0, "1": 1, "4294967295": 4294967295} {
		if got := numpySeed(text); got != want {
			t.Errorf("%q: got %d", text, got)
		}
	}
	if numpySeed("0.5") == numpySeed("0.6") {
		t.Error("two seeds that are not whole numbers map to the same one")
	}
}
