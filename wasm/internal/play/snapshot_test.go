package play

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestSnapshotContinuesToTheSameBits(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5&optimizer=adam&dropout=0.2&shuffle=true&jitter=0.5&rotate=20&flip=both" +
			"&clip=1&warmup=5&schedule=cosine&batchSize=7",
		"v=1&seed=0.5",
		"batchSize=12&seed=0.5",
		"v=1&seed=0.5&regularization=L1&regularizationRate=0.1&learningRate=0.3",
	} {
		s := fromLink(t, link)
		do(t, s, Step{N: 777, Unit: "sample"})
		for s.Playing() {
			s.Advance(wholeFrame)
		}
		taken := s.Snapshot()
		text, err := json.Marshal(taken)
		if err != nil {
			t.Fatal(err)
		}
		var snapshot Snapshot
		if err := json.Unmarshal(text, &snapshot); err != nil {
			t.Fatal(err)
		}
		resumed := fromLink(t, "v=1&seed=0.1&networkShape=3&problem=regression")
		do(t, resumed, Restore{snapshot})
		if a, b := now(resumed), now(s); a.Epoch != b.Epoch || a.Step != b.Step || *a.TrainLoss != *b.TrainLoss {
			t.Errorf("%s: got %+v, want %+v", link, a, b)
		}
		if !slices.Equal(resumed.Run().Curves().Points(), s.Run().Curves().Points()) {
			t.Errorf("%s: the histories differ", link)
		}
		stepTo(t, s, 5)
		stepTo(t, resumed, 5)
		if !slices.Equal(s.Run().Network().Parameters(nil), resumed.Run().Network().Parameters(nil)) {
			t.Errorf("%s: the run continued to other bits", link)
		}
	}
}
