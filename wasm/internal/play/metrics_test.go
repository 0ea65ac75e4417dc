package play

import (
	"math"
	"testing"
)

func TestProbabilities(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&loss=binaryCrossEntropy&optimizer=adam")
	for _, target := range s.Run().TrainSamples().Targets {
		if target != 0 && target != 1 {
			t.Fatalf("target %v, want 0 or 1", target)
		}
	}
	stepTo(t, s, 100)
	if m := now(s).Metrics; *m.Accuracy < 0.95 {
		t.Errorf("accuracy %v", *m.Accuracy)
	}
	s.Advance(wholeFrame)
	x, y := placeIn(s.Run().Window(), 0, 0)
	output := answerAt(s, x, y)
	if got := float64(s.Large()[0]); output < 0 || output > 1 || math.Abs(got-(2*output-1)) > 1e-6 {
		t.Errorf("output %v is painted as %v", output, got)
	}
}

func TestMetrics(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&dataset=xor&noise=20")
	stepTo(t, s, 100)
	m := now(s).Metrics
	_, test := s.Run().Points(nil, nil)
	hits, wrong := 0, [2][2]int{}
	for _, p := range test {
		truth, answer := 0, 0
		if p.Label > 0 {
			truth = 1
		}
		if o := answerAt(s, p.X, p.Y); o >= 0 {
			answer = 1
		}
		wrong[truth][answer]++
		if truth == answer {
			hits++
		}
	}
	if got := float64(hits) / float64(len(test)); *m.Accuracy != got {
		t.Errorf("accuracy %v, counted %v", *m.Accuracy, got)
	}
	for i := range wrong {
		for j := range wrong[i] {
			if m.Confusion[i][j] != wrong[i][j] {
				t.Errorf("confusion[%d][%d] %d, counted %d", i, j, m.Confusion[i][j], wrong[i][j])
			}
		}
	}
	if *m.Precision < 0.7 || *m.Recall < 0.7 || *m.ROCAUC < 0.8 || m.R2 != nil {
		t.Errorf("precision %v, recall %v, AUC %v, R² %v", *m.Precision, *m.Recall, *m.ROCAUC, m.R2)
	}
	do(t, s, with(t, s, map[string]any{"problem": "regression"}))
	stepTo(t, s, 50)
	if m := now(s).Metrics; *m.R2 < 0.9 || *m.MeanAbsoluteError > 0.2 || m.Accuracy != nil {
		t.Errorf("R² %v, mean absolute error %v, accuracy %v", *m.R2, *m.MeanAbsoluteError, m.Accuracy)
	}
}
