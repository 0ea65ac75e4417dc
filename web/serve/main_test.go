package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"index.html", "style.css", "boot.js", "neuralplay.wasm", "neuralplay.wasm.gz"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("content of "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestHandler(t *testing.T) {
	h := handler(folder(t))
	tests := []struct {
		path, kind string
		status     int
	}{
		{"/", "text/html; charset=utf-8", http.StatusOK},
		{"/style.css", "text/css; charset=utf-8", http.StatusOK},
		{"/boot.js", "text/javascript; charset=utf-8", http.StatusOK},
		{"/neuralplay.wasm", "application/wasm", http.StatusOK},
		{"/neuralplay.wasm.gz", "application/gzip", http.StatusOK},
		{"/missing.js", "", http.StatusNotFound},
	}
	for _, test := range tests {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", test.path, nil))
		if w.Code != test.status {
			t.Errorf("%s: status %d: want %d", test.path, w.Code, test.status)
		}
		if got := w.Header().Get("Content-Type"); test.kind != "" && got != test.kind {
			t.Errorf("%s: type %q: want %q", test.path, got, test.kind)
		}
		// The page unpacks the program itself; the browser must not.
		if got := w.Header().Get("Content-Encoding"); got != "" {
			t.Errorf("%s: encoding %q: want none", test.path, got)
		}
		if got := w.Header().Get("Cache-Control"); test.status == http.StatusOK && got != "no-store" {
			t.Errorf("%s: cache %q: want no-store", test.path, got)
		}
		if w.Header().Get(developing) == "" {
			t.Errorf("%s: the service worker is not told to ask again", test.path)
		}
	}
}

func TestWorkerKnowsTheHeader(t *testing.T) {
	worker, err := os.ReadFile("../js/sw.js")
	if err != nil || !strings.Contains(string(worker), strconv.Quote(developing)) {
		t.Errorf("sw.js does not know %s (%v)", developing, err)
	}
}

func TestRunSaysWhatToDo(t *testing.T) {
	taken, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, takenPort, _ := net.SplitHostPort(taken.Addr().String())
	tests := []struct{ name, folder, port, want string }{
		{"nothing built", t.TempDir(), "8080", "make build"},
		{"a bad port", folder(t), "http", "want a number"},
		{"a port too high", folder(t), "65536", "want a number"},
		{"a port that is taken", folder(t), takenPort, "is in use"},
	}
	for _, test := range tests {
		if err := run(test.folder, test.port); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v: want an error with %q", test.name, err, test.want)
		}
	}
}
