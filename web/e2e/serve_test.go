package e2e

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// serve starts a server of a test's own and returns the address of its root.
// special may answer a request, and says whether it did; all others get the
// site's files.
func serve(t *testing.T, special func(w http.ResponseWriter, r *http.Request) bool) string {
	t.Helper()
	files := http.FileServer(http.Dir(dist))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !special(w, r) {
			files.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// isProgram reports whether a request is for the program, and whether for the
// compressed one.
func isProgram(r *http.Request) (program, packed bool) {
	packed = strings.HasSuffix(r.URL.Path, ".wasm.gz")
	return packed || strings.HasSuffix(r.URL.Path, ".wasm"), packed
}

// serveHTML serves a page as embedded.html, beside the site's files, and returns the
// address of their root.
func serveHTML(t *testing.T, html string) string {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/embedded.html" {
			return false
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(html))
		return true
	})
}
