package e2e

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
)

// fails opens a page that cannot start, and checks that the card says so in
// these words, with a way on, while the page around it stands.
func fails(t *testing.T, w window, errors string, words ...string) *tab {
	t.Helper()
	w.asIs = true
	b := open(t, w)
	if errors != "" {
		b.news.expect(errors)
	}
	b.until("the card stands there", `!document.getElementById("failure").hidden`)
	said := eval[string](b, `document.getElementById("failure").textContent`)
	for _, word := range words {
		if !strings.Contains(said, word) {
			t.Errorf("the card says %q: want it to say %q", said, word)
		}
	}
	b.placeOf("#failure button")
	b.until("the progress bar is gone", `document.getElementById("progress").hidden`)
	if reason := eval[string](b, `neuralplay.ready.then(() => "", error => error.message)`); len(reason) < 10 {
		t.Errorf("ready was rejected with %q: want a reason", reason)
	}
	if refused := eval[string](b, `(async () => { try { await neuralplay.state(); return "";
		} catch (e) { return e.message; } })()`); refused == "" {
		t.Error("a call is answered although the program does not run")
	}
	b.placeOf("#play")
	b.clickOn("#setting-noise") // does nothing, and no harm
	return b
}

func TestNoWebGL2(t *testing.T) {
	fails(t, window{before: `
		const real = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return kind === "webgl2" ? null
			: real.call(this, kind, ...more); };`},
		"", "WebGL 2", "browser")
}

func TestNoWebAssembly(t *testing.T) {
	fails(t, window{before: `delete globalThis.WebAssembly;`}, "", "WebAssembly", "browser")
}

func TestNoSIMD(t *testing.T) {
	fails(t, window{before: `WebAssembly.validate = () => false;`}, "", "SIMD", "browser")
}

// A refused download is reported, and trying again helps as soon as the server has
// the program.
func TestProgramIsNotThere(t *testing.T) {
	for _, status := range []int{http.StatusNotFound, http.StatusInternalServerError} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			var mended atomic.Bool
			base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
				if program, _ := isProgram(r); !program || mended.Load() {
					return false
				}
				http.Error(w, "not today", status)
				return true
			})
			b := fails(t, window{base: base, link: "#v=1&seed=0.5&noise=15"}, fmt.Sprint(status), "neuralplay.wasm",
				fmt.Sprint(status))
			mended.Store(true)
			b.clickOn("#failure button")
			b.until("it runs, with the same link", `neuralplay.ready.then(() => neuralplay.config().noise === 15)`)
		})
	}
}

// A download that is cut off, or is something else, is reported.
func TestProgramIsDamaged(t *testing.T) {
	whole := readDist(t, "neuralplay.wasm.gz")
	tests := []struct {
		name   string
		answer func(w http.ResponseWriter)
		errors string
	}{
		{"cut off", func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", fmt.Sprint(len(whole)))
			w.Write(whole[:len(whole)/2])
			panic(http.ErrAbortHandler)
		}, "ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE|ERR_CONNECTION|ERR_EMPTY"},
		{"a half file", func(w http.ResponseWriter) { w.Write(whole[:len(whole)/2]) }, ""},
		{"an HTML page", func(w http.ResponseWriter) { w.Write([]byte("<!doctype html><title>Welcome</title>")) }, ""},
		{"nothing", func(w http.ResponseWriter) { w.WriteHeader(http.StatusOK) }, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
				program, _ := isProgram(r)
				if program {
					test.answer(w)
				}
				return program
			})
			fails(t, window{base: base}, test.errors, "program", "ry again")
		})
	}
}

// Where a host refuses .gz files, or unpacks them itself, the page runs as well.
func TestHostsDifferInCompressedFiles(t *testing.T) {
	t.Run("no .gz", func(t *testing.T) {
		base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
			_, packed := isProgram(r)
			if packed {
				http.NotFound(w, r)
			}
			return packed
		})
		b := open(t, window{base: base})
		b.news.expect("404")
	})
	t.Run("unpacked on the way", func(t *testing.T) {
		base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
			if _, packed := isProgram(r); !packed {
				return false
			}
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(readDist(t, "neuralplay.wasm.gz"))
			return true
		})
		open(t, window{base: base})
	})
}
