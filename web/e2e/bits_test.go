package e2e

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"neuralplay/web/gowasm"
)

// The kernel with SIMD, tightened as the page's program is, and the same source without either come to the same
// bits, for every optimizer, activation, loss and regularizer. A program for amd64 cannot tell: its math.Exp differs
// from the tab's in the last digit.
func TestSIMDChangesNoBits(t *testing.T) {
	with := bitsInTab(t, gowasm.Experiment, gowasm.Tighten)
	without := bitsInTab(t, "nojsonv2", func(program []byte) ([]byte, error) { return program, nil })
	for i, line := range with {
		if i >= len(without) || line != without[i] {
			t.Fatalf("with SIMD %q, without %q", line, without[min(i, len(without)-1)])
		}
	}
	if len(with) < 100 || len(with) != len(without) {
		t.Errorf("%d lines with SIMD, %d without: want 10 optimizers × 14 activations", len(with), len(without))
	}
}

// bitsInTab compiles ./bits with an experiment of Go's, and returns what it says in a tab after it was rewritten,
// line by line.
func bitsInTab(t *testing.T, experiment string, rewrite func([]byte) ([]byte, error)) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bits.wasm")
	command := exec.Command("go", "build", "-o", path, "./bits")
	command.Env = gowasm.Env(experiment)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("compiling with GOEXPERIMENT=%s: %v\n%s", experiment, err, out)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if program, err = rewrite(program); err != nil {
		t.Fatal(err)
	}
	script := readSource(t, "wasm_exec.js")
	base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		switch r.URL.Path {
		case "/bits.wasm":
			w.Header().Set("Content-Type", "application/wasm")
			w.Write(program)
		case "/wasm_exec.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(script))
		case "/bits.html":
			w.Write([]byte(`<!DOCTYPE html><link rel="icon" href="data:,"><script src="wasm_exec.js"></script>`))
		default:
			return false
		}
		return true
	})
	b := open(t, window{base: base + "bits.html", asIs: true})
	text := eval[string](b, `(async () => {
		const go = new Go();
		const { instance } = await WebAssembly.instantiateStreaming(fetch("bits.wasm"), go.importObject);
		go.run(instance); // offers bits before it waits
		return bits();
	})()`)
	return strings.Split(text, "\n")
}
