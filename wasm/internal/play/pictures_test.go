package play

import (
	"math"
	"slices"
	"testing"
	"time"
)

func TestFieldIsTheNetworksOutput(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&sinX=true")
	stepTo(t, s, 10)
	s.Advance(wholeFrame)
	for _, at := range [][2]int{{0, 0}, {0, 99}, {99, 0}, {31, 64}} {
		x, y := placeIn(s.Run().Window(), at[0], at[1])
		want := answerAt(s, x, y)
		if got := s.Large()[at[0]*LargeSide+at[1]]; math.Abs(float64(got)-want) > 1e-6 {
			t.Errorf("at %v, %v: got %v, want %v", x, y, got, want)
		}
	}
	if x, y := placeIn(s.Run().Window(), 0, 0); x != -6 || y != 6 {
		t.Errorf("the first value is at %v, %v, want −6, 6: the top left", x, y)
	}
	if x, y := placeIn(s.Run().Window(), 99, 99); math.Abs(x-6) > 1e-12 || math.Abs(y+6) > 1e-12 {
		t.Errorf("the last value is at %v, %v, want 6, −6: the bottom right", x, y)
	}
	s.Enlarge(0, 2)
	s.Advance(wholeFrame)
	x, _ := placeIn(s.Run().Window(), 0, 30)
	if got := s.Large()[30]; math.Abs(float64(got)-math.Sin(x)) > 1e-6 {
		t.Errorf("input sin x: got %v, want %v", got, math.Sin(x))
	}
	for _, at := range []int{0, 15, 49} {
		if got, want := s.Small(0, 2)[at*SmallSide+at], s.Large()[inLarge(at)*LargeSide+inLarge(at)]; got != want {
			t.Errorf("the small picture has %v where the large one has %v", got, want)
		}
	}
	if inLarge(0) != 0 || inLarge(SmallSide-1) != LargeSide-1 {
		t.Error("small pictures do not reach the edges")
	}
}

// A pass that takes several frames shows the network as it was at the beginning,
// although training continues meanwhile.
func TestFieldIsSpreadOverFrames(t *testing.T) {
	s, still := fromLink(t, "v=1&seed=0.5"), fromLink(t, "v=1&seed=0.5")
	s.Advance(wholeFrame)
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	s.Advance(Budget{Train: time.Hour, Pictures: 10 * time.Millisecond}) // trains an epoch, then begins a pass
	stepTo(t, still, 1)
	frames, version := 1, s.PicturesVersion()
	for ; s.PicturesVersion() == version; frames++ {
		if frames > 50 {
			t.Fatal("the pass never ended")
		}
		s.Advance(Budget{Pictures: 10 * time.Millisecond})
	}
	if frames < 8 {
		t.Errorf("done after %d frames, want about ten", frames)
	}
	still.Advance(wholeFrame)
	if !slices.Equal(s.Large(), still.Large()) {
		t.Error("the picture is not of the network as it was when the pass began")
	}
}
