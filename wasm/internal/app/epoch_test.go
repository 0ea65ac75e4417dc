package app

import (
	"reflect"
	"testing"
)

// A link that starts at an epoch comes to the same weights as stepping there, and stops.
func TestLinkStartsAtItsEpoch(t *testing.T) {
	const link = "v=1&seed=0.5&dataset=xor&noise=10"
	by := start(t, link)
	by.must("step", `[40]`)
	by.frames(60)
	want := by.must("parameters", `[]`)

	b := start(t, link+"&epoch=40")
	b.frames(60)
	mustBeAt := func(when string, epoch float64) {
		t.Helper()
		if at := get(b.must("state", `[]`), "epoch"); at != epoch {
			t.Errorf("%s: it is at epoch %v, want %v", when, at, epoch)
		}
	}
	mustBeAt("after the link", 40)
	if got := b.must("parameters", `[]`); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	b.must("reset", `[]`)
	b.frames(5)
	mustBeAt("after reset", 0)
	b.must("step", `[50]`)
	b.frames(60)
	b.must("load", quote(link+"&epoch=40")) // the same data and network: nothing is built anew
	b.frames(60)
	mustBeAt("after the link came again", 40)
	if got := b.must("parameters", `[]`); !reflect.DeepEqual(got, want) {
		t.Error("the second time it comes to other weights")
	}
	b.must("configure", `[{"epoch": 12}]`)
	b.frames(30)
	mustBeAt("after configure", 12)
	b.must("configure", `[{"discretize": true}]`)
	b.frames(5)
	mustBeAt("after something else was configured", 12)
	if link := b.must("link", `[]`); link != "#v=1&dataset=xor&noise=10&seed=0.5&discretize=true&epoch=12" {
		t.Errorf("the link is %v", link)
	}
}
