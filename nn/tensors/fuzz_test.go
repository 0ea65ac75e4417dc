package tensors

import (
	"encoding/json"
	"testing"
)

// FuzzCheck: whatever is pasted, a step is compared with it without a panic, and the report is JSON.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"W1 = [[0.15 0.2 ]\n [0.25 0.3 ]]\nz1 [0.3775 0.3925]",
		"w5 0.35891648\nE_total 0.298", "[[1 2]\n [3 4]]\n[nan inf]",
		"dz1 = [[1][2][3]]", "a0 = [0.05 0.1]\nh1 0.5\nW 3", "weights: [[[1, 2], [3, 4]], [[1, 2], [3, 4]]]",
	} {
		f.Add(seed)
	}
	s, _, _, _ := worlds()[2].make(f, 1)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Check(text, s)
		if err != nil {
			return
		}
		if _, err := json.Marshal(r); err != nil {
			t.Fatal(err)
		}
	})
}
