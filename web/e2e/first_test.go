package e2e

import (
	"net/http"
	"testing"
)

// half sends one half of the program, and the other on demand.
func half(t *testing.T, goOn <-chan struct{}) string {
	program := readDist(t, "neuralplay.wasm.gz")
	return serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		if _, packed := isProgram(r); !packed {
			return false
		}
		w.Write(program[:len(program)/2])
		w.(http.Flusher).Flush()
		select {
		case <-goOn:
			w.Write(program[len(program)/2:])
		case <-r.Context().Done():
		}
		return true
	})
}

// The page stands, and can be used, while the program is on its way.
func TestPageStandsWhileTheProgramLoads(t *testing.T) {
	goOn := make(chan struct{})
	b := open(t, window{base: half(t, goOn), asIs: true})
	b.until("half of the bytes are shown",
		`/^(0\.9|1\.\d) of [1-3]\.\d MB$/.test(document.getElementById("progress-bytes").textContent)`)
	b.until("the bar is half full", `(bar =>
		Math.abs(bar.value / bar.max - 0.5) < 0.05)(document.getElementById("progress-bar"))`)
	for _, selector := range []string{"#play", "#reset", "#step", "#setting-noise", `[data-dataset="xor"] input`,
		"#setting-x"} {
		b.placeOf(selector)
	}

	// What is asked now is done as soon as it can be.
	b.do(`globalThis.early = {
		configured: neuralplay.configure({ noise: 20 }).then(answer => answer.config.noise),
		refused: neuralplay.configure({ noise: -5 }).then(() => "", error => error.message),
		stepped: neuralplay.step(2).then(state => state.epoch),
		shape: neuralplay.config().then(config => config.networkShape.join()),
	}; 0`)
	b.clickOn("#play")
	close(goOn)
	b.ready()
	type early struct {
		Configured, Stepped int
		Refused, Shape      string
	}
	got := eval[early](b, `(async () => ({
		configured: await early.configured, refused: await early.refused, stepped: await early.stepped,
			shape: await early.shape }))()`)
	if got.Configured != 20 || got.Stepped < 2 || got.Refused == "" || got.Shape != "4,2" {
		t.Errorf("calls before ready: got %+v", got)
	}
	b.until("the early press of play counts", `neuralplay.state().playing`)
}
