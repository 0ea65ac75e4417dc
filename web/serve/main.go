// Command serve serves the built site for trying it out: the files of dist, on
// every interface of this machine, so that a phone reaches it too.
//
//	go run ./web/serve [folder]
//
// PORT in the environment changes the port, 8080.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

func main() {
	folder := "dist"
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	if err := run(folder, cmp.Or(os.Getenv("PORT"), "8080")); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

func run(folder, port string) error {
	if _, err := os.Stat(filepath.Join(folder, "index.html")); err != nil {
		return fmt.Errorf("%s holds no index.html: run `make build` first", folder)
	}
	listener, err := listen(port)
	if err != nil {
		return err
	}
	fmt.Printf("NeuralPlay is at http://localhost:%s – stop it with Ctrl+C.\n", port)
	server := &http.Server{Handler: handler(folder), ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}

// listen opens the port; its error says what to do if that fails.
func listen(port string) (net.Listener, error) {
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return nil, fmt.Errorf("PORT=%s: want a number from 1 to 65535", port)
	}
	listener, err := net.Listen("tcp", ":"+port)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("port %s is in use: choose another with PORT, as in PORT=8081 make run", port)
	}
	return listener, err
}

// types lists the types of files: systems disagree about extensions, and a
// browser compiles a program while it loads only if its type is right.
var types = map[string]string{
	"":      "text/html; charset=utf-8", // a folder's index.html
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".wasm": "application/wasm",
	".gz":   "application/gzip",
	".map":  "application/json",
	".txt":  "text/plain; charset=utf-8",
	".ts":   "text/plain; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",

	".webmanifest": "application/manifest+json",
}

// developing is a header that makes the service worker of a browser that was here before
// ask for the latest build: see web/js/sw.js.
const developing = "NeuralPlay-Development"

// handler serves the folder, and forbids caching.
func handler(folder string) http.Handler {
	files := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if kind, ok := types[path.Ext(r.URL.Path)]; ok {
			w.Header().Set("Content-Type", kind)
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set(developing, "true")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		files.ServeHTTP(w, r)
	})
}
