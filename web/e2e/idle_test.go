package e2e

import "testing"

// countDraws counts what is drawn with WebGL.
const countDraws = `
	globalThis.draws = 0;
	for (const name of ["drawElements", "drawArrays"]) {
		const real = WebGL2RenderingContext.prototype[name];
		WebGL2RenderingContext.prototype[name] = function (...all) { draws++; return real.apply(this, all); };
	}
	// What is drawn in the next n frames.
	globalThis.drawsIn = async (n) => {
		const before = draws;
		for (let i = 0; i < n; i++) await new Promise(requestAnimationFrame);
		return draws - before;
	};`

// Nothing is drawn when nothing changes.
func TestIdleDrawsNothing(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", before: countDraws})
	quiet := func(when string) {
		t.Helper()
		b.until("it comes to rest "+when, `drawsIn(5).then(n => n === 0)`)
		if n := eval[int](b, `drawsIn(60)`); n > 0 {
			t.Errorf("%d draw calls in 60 idle frames %s", n, when)
		}
	}
	quiet("after loading")
	if n := eval[int](b, `draws`); n == 0 {
		t.Fatal("the harness counted no draw call at all")
	}
	b.clickOn("#play")
	b.until("it draws while it trains", `drawsIn(5).then(n => n >= 5)`)
	b.clickOn("#play")
	quiet("after training")
	b.moveTo(b.layout().Layers[1].Units[0].Rect.middle())
	b.until("the unit is under the mouse", target{Kind: "unit", Layer: 1}.isJS("hover"))
	quiet("while the mouse rests on a unit")
	b.do(`globalThis.before = draws; neuralplay.setWeight(1, 0, 0, 2)`)
	b.until("an edit is drawn", `draws > before`)
	quiet("after an edit")
}

// The ribbons and the whole frame take few draw calls, also of a large network.
func TestFewDrawCalls(t *testing.T) {
	b := open(t,
		window{before: countDraws, link: "#v=1&seed=0.12345&xSquared=true&ySquared=true&xTimesY=true" +
			"&sinX=true&sinY=true&networkShape=8,8,8,8,8,8"})
	b.until("it comes to rest", `drawsIn(5).then(n => n === 0)`)
	b.do(`globalThis.before = draws; neuralplay.configure({ discretize: true })`)
	b.until("it is drawn again", `draws > before`)
	b.until("it comes to rest", `drawsIn(5).then(n => n === 0)`)
	if n := eval[int](b, `draws - before`); n > 60 {
		t.Errorf("one change took %d draw calls", n)
	}
}
