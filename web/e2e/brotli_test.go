package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// A host that answers with brotli is asked for the plain name, so that it can; one that
// has only the page like that is asked for what the page unpacks itself.
func TestBrotliHost(t *testing.T) {
	for _, hasProgram := range []bool{true, false} {
		base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
			name := strings.TrimPrefix(r.URL.Path, "/")
			switch {
			case name == "":
				page, err := os.ReadFile(filepath.Join(dist, "index.html"))
				if err != nil {
					t.Error(err)
				}
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Header().Set("Content-Encoding", "br")
				out := brotli.NewWriter(w)
				out.Write(page)
				out.Close()
				return true
			case name == "neuralplay.wasm" && hasProgram:
				w.Header().Set("Content-Type", "application/wasm")
				w.Header().Set("Content-Encoding", "br")
				program, err := os.ReadFile(filepath.Join(dist, name+".br"))
				if err != nil {
					t.Error(err)
				}
				w.Write(program)
				return true
			}
			return false
		})
		b := open(t, window{base: base})
		if got := eval[int](b, `neuralplay.step(1).then((state) => state.epoch)`); got != 1 {
			t.Errorf("a step came to epoch %d", got)
		}
		asksForGzip := slices.ContainsFunc(b.news.asked(), func(address string) bool {
			return strings.Contains(address, "neuralplay.wasm.gz")
		})
		if asksForGzip == hasProgram {
			t.Errorf("with the program in brotli %v, the .gz was asked for: %v", hasProgram, asksForGzip)
		}
	}
}
