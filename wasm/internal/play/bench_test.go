package play

import (
	"slices"
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
)

// BenchmarkFrameShares measures how much of a frame the pictures and the losses of
// large networks take, and how many frames a whole pass takes. At 60 frames a
// second a frame has 16.7 ms; a quarter of that is 4.2 ms. It also runs in a
// browser:
//
//	go run ./web/e2e/bench -frames
func BenchmarkFrameShares(b *testing.B) {
	for _, c := range []struct{ name, link string }{
		{"2-4-2-1", "v=1&seed=0.5"},
		{"7-8×6-1", "v=1&seed=0.5&networkShape=8,8,8,8,8,8" + allFeatures},
		{"2-16-16-3", "v=1&seed=0.5&preset=spiral3"},
		{"2-64×8-1", "v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64"},
	} {
		start := time.Now()
		configuration, _ := config.Parse(c.link, func() string { return "0.5" })
		s := New(configuration, func() time.Duration { return time.Since(start) })
		const budget = 4 * time.Millisecond
		b.Run(c.name+"/field", func(b *testing.B) {
			share(b, func() (done bool) {
				before := s.pictures.version
				s.pictures.refresh(s.run, s.clock, s.clock()+budget)
				if done = s.pictures.version != before; done {
					s.pictures.drop()
				}
				return done
			})
		})
		b.Run(c.name+"/losses", func(b *testing.B) {
			share(b, func() (done bool) {
				s.continuePass(s.clock() + budget)
				return !s.Run().PassUnderWay()
			})
		})
	}
}

// share reports the typical and the longest time in a frame, and the frames per
// pass.
func share(b *testing.B, frame func() (done bool)) {
	var parts []time.Duration
	passes := 0
	for b.Loop() {
		began := time.Now()
		if frame() {
			passes++
		}
		parts = append(parts, time.Since(began))
	}
	slices.Sort(parts)
	ms := func(at float64) float64 { return parts[int(at*float64(len(parts)-1))].Seconds() * 1000 }
	b.ReportMetric(ms(0.5), "ms/frame")
	b.ReportMetric(ms(0.99), "ms/frame-99%")
	b.ReportMetric(float64(len(parts))/float64(max(passes, 1)), "frames/pass")
	b.ReportMetric(0, "ns/op")
}
