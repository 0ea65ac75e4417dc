package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// files are a site by its names.
type files map[string][]byte

// built returns the site in dist.
func built(t *testing.T) files {
	t.Helper()
	site := files{}
	err := fs.WalkDir(os.DirFS(dist), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			site[name], err = os.ReadFile(filepath.Join(dist, filepath.FromSlash(name)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// next is a site's next version, as the build would make it: with another script,
// which defines isNext.
func (old files) next(t *testing.T) files {
	t.Helper()
	site := maps.Clone(old)
	app := append(bytes.Clone(old["app.js"]), "\nglobalThis.isNext = true;\n"...)
	site["app.js"] = app
	mark := regexp.MustCompile(`neuralplay-version\W+content=\W+([0-9a-f]{8})`).FindSubmatch(old["index.html"])
	if mark == nil {
		t.Fatal("index.html has no mark of its version")
	}
	for from, to := range map[string]string{
		"app.js?v=" + short(old["app.js"]): "app.js?v=" + short(app),
		digest(old["app.js"]):              digest(app),
		string(mark[1]):                    "00000002",
		`"version":"`:                      `"version":"next`, // no hash begins like this
	} {
		for _, name := range []string{"index.html", "sw.js"} {
			site[name] = bytes.ReplaceAll(site[name], []byte(from), []byte(to))
		}
	}
	if bytes.Equal(site["sw.js"], old["sw.js"]) || bytes.Equal(site["index.html"], old["index.html"]) {
		t.Fatal("the next version is the same")
	}
	return site
}

func short(content []byte) string { return fmt.Sprintf("%x", sha256.Sum256(content))[:8] }

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// host serves a site from a folder, as a static host does, and can be switched off.
type host struct {
	testing.TB
	address string
	server  *http.Server
	brotli  bool   // the page and the program are sent with it
	header  string // that it sends with everything

	mu    sync.Mutex
	files files
	sent  map[string]int // the bytes of each file
}

const hostFolder = "/class/np/"

func newHost(t *testing.T, site files) *host {
	h := &host{TB: t, address: "127.0.0.1:0", files: site, sent: map[string]int{}}
	h.on()
	t.Cleanup(h.off)
	return h
}

func (h *host) base() string { return "http://" + h.address + hostFolder }

func (h *host) on() {
	h.Helper()
	listener, err := net.Listen("tcp", h.address)
	if err != nil {
		h.Fatal(err)
	}
	h.address = listener.Addr().String()
	h.server = &http.Server{Handler: h}
	go h.server.Serve(listener)
}

func (h *host) off() { h.server.Close() }

func (h *host) publish(site files) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files = site
}

// took returns what was sent since it was last asked.
func (h *host) took() (all int, each map[string]int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	each, h.sent = h.sent, map[string]int{}
	for _, n := range each {
		all += n
	}
	return all, each
}

var since = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, inside := strings.CutPrefix(r.URL.Path, hostFolder)
	if inside && name == "" {
		name = "index.html"
	}
	h.mu.Lock()
	content, found := h.files[name]
	h.mu.Unlock()
	if !found {
		http.NotFound(w, r)
		return
	}
	if path.Ext(name) == ".wasm" {
		w.Header().Set("Content-Type", "application/wasm")
	}
	if h.header != "" {
		w.Header().Set(h.header, "true")
	}
	if h.brotli && (name == "index.html" || name == "neuralplay.wasm") {
		w.Header().Set("Content-Encoding", "br")
		content = h.packed(name, content)
	}
	w.Header().Set("ETag", `"`+short(content)+`"`)
	http.ServeContent(&counter{w, h, name}, r, name, since, bytes.NewReader(content))
}

func (h *host) packed(name string, content []byte) []byte {
	if ready, ok := h.files[name+".br"]; ok {
		return ready
	}
	var b bytes.Buffer
	out := brotli.NewWriter(&b)
	out.Write(content)
	out.Close()
	return b.Bytes()
}

// counter counts what is sent of a file.
type counter struct {
	http.ResponseWriter
	host *host
	name string
}

func (c *counter) WriteHeader(status int) {
	c.add(0)
	c.ResponseWriter.WriteHeader(status)
}

func (c *counter) Write(part []byte) (int, error) {
	c.add(len(part))
	return c.ResponseWriter.Write(part)
}

func (c *counter) add(n int) {
	c.host.mu.Lock()
	defer c.host.mu.Unlock()
	c.host.sent[c.name] += n
}
