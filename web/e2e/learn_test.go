package e2e

import "testing"

// A person presses play, and the network learns.
func TestLearnsFromThePagesButtons(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1000})
	for _, set := range []string{"circle", "xor"} {
		t.Run(set, func(t *testing.T) {
			b := b.in(t)
			b.clickOn(`[data-dataset="` + set + `"] input`)
			b.until("the data set is chosen", `neuralplay.config().dataset === "`+set+`"`)
			b.clickOn(`[data-speed="fast"] input`)
			b.clickOn("#play")
			b.until("the page says Pause", `document.getElementById("play").textContent === "Pause"`)
			b.until("the test loss is under 0.02", `neuralplay.state().testLoss < 0.02`)
			b.clickOn("#play")
			b.until("training has stopped", `!neuralplay.state().playing &&
				document.getElementById("play").textContent === "Play"`)
			b.until("the page says the loss",
				`Math.abs(Number(document.getElementById("test-loss").textContent) -
					neuralplay.state().testLoss) <= 0.0005`)
			b.until("the page says the accuracy", `parseFloat(document.getElementById("accuracy").textContent) > 98 ||
				!document.getElementById("accuracy").offsetWidth`)
			if epoch := eval[int](b, `neuralplay.state().epoch`); epoch < 5 {
				t.Errorf("it learnt in %d epochs: too good to be true", epoch)
			}
		})
	}
}

// Reset restores the same initial weights; new weights differ, and so do new data.
func TestResetAndNewWeights(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180})
	parameters := func() string { return eval[string](b, `JSON.stringify(neuralplay.parameters())`) }
	data := func() string { return eval[string](b, `JSON.stringify(neuralplay.data())`) }

	first := parameters()
	b.clickOn("#step")
	b.until("an epoch is trained", `neuralplay.state().epoch === 1`)
	if parameters() == first {
		t.Error("an epoch changed no weight")
	}
	b.clickOn("#reset")
	b.until("it is at the beginning", `neuralplay.state().epoch === 0`)
	if got := parameters(); got != first {
		t.Errorf("reset gave\n%s, want\n%s", got, first)
	}

	points := data()
	b.clickOn("#new-weights")
	b.until("the weights have a seed", `neuralplay.config().weightSeed !== ""`)
	second := parameters()
	if second == first {
		t.Error("the new weights are the old ones")
	}
	if data() != points {
		t.Error("new weights changed the data")
	}
	b.do(`neuralplay.step(3)`)
	b.clickOn("#reset")
	b.until("it is at the beginning", `neuralplay.state().epoch === 0`)
	if parameters() != second {
		t.Error("reset did not give the new weights again")
	}

	b.clickOn("#regenerate")
	b.until("there is another seed", `neuralplay.config().seed !== "0.12345"`)
	if data() == points {
		t.Error("the new data are the old ones")
	}
}

// Each speed trains, in its own way.
func TestSpeeds(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1000})
	b.do(`globalThis.states = []; neuralplay.on("state", s => states.push(s)); 0`)
	for _, speed := range []string{"slow", "epoch", "fast"} {
		b.clickOn("#reset")
		b.clickOn(`[data-speed="` + speed + `"] input`)
		b.until("the speed is chosen", `neuralplay.config().speed === "`+speed+`"`)
		b.do(`states.length = 0`)
		b.clickOn("#play")
		switch speed {
		case "slow":
			b.until("a batch is trained, and no epoch", `states.some(s => s.step > 0 && s.epoch === 0)`)
		case "epoch":
			b.until("every epoch is shown", `states.some((s, i) => i && s.epoch - states[i - 1].epoch >= 1) &&
				neuralplay.state().epoch > 3`)
		case "fast":
			b.until("it is quick", `neuralplay.state().epoch > 200`)
		}
		b.until("there is a rate", `neuralplay.state().samplesPerSecond > 0 && neuralplay.state().framesPerSecond > 0`)
		b.clickOn("#play")
		b.until("it stopped", `!neuralplay.state().playing`)
	}
}
