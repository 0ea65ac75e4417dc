package main

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.." // the folder of go.mod
	module = "neuralplay/"
	ebiten = "github.com/hajimehoshi/ebiten/v2"
)

// A room is a folder of Go code. It may import the standard library, the rooms
// and the modules listed here, and nothing else. Where a name in the list ends
// in "/…", everything below it is meant.
var rooms = map[string]struct {
	knows   []string
	browser bool // may import syscall/js
}{
	"nn":                       {},
	"nn/random":                {},
	"nn/dataset":               {},
	"nn/tensors":               {knows: []string{"nn"}},
	"nn/export":                {knows: []string{"nn"}},
	"wasm/internal/message":    {knows: []string{"nn/dataset", "nn/tensors"}},
	"wasm/internal/config":     {knows: []string{"nn", "nn/dataset", "wasm/internal/message"}},
	"wasm/internal/layerspace": {knows: []string{"nn"}},
	"wasm/internal/run": {knows: []string{
		"nn", "nn/dataset", "nn/export", "nn/random", "nn/tensors", "wasm/internal/config", "wasm/internal/layerspace",
		"wasm/internal/message"}},
	"wasm/internal/play": {knows: []string{
		"nn", "wasm/internal/config", "wasm/internal/layerspace", "wasm/internal/message", "wasm/internal/run"}},
	"wasm/internal/scene": {},
	"wasm/internal/view": {knows: []string{
		"wasm/internal/layerspace", "wasm/internal/message", "wasm/internal/play", "wasm/internal/run",
		"wasm/internal/scene"}},
	"wasm/internal/api": {knows: []string{
		"nn", "nn/dataset", "nn/export", "nn/tensors", "wasm/internal/config", "wasm/internal/layerspace",
		"wasm/internal/message", "wasm/internal/play", "wasm/internal/run", "wasm/internal/view"}},
	"wasm/internal/app": {knows: []string{
		"wasm/internal/api", "wasm/internal/config", "wasm/internal/play", "wasm/internal/scene",
		"wasm/internal/view"}},
	"wasm/internal/generate": {knows: []string{
		"nn/dataset", "nn/random", "wasm/internal/api", "wasm/internal/config", "wasm/internal/scene"}},
	"wasm/internal/kage":      {knows: []string{"wasm/internal/scene"}},
	"wasm/internal/kage/list": {knows: []string{"wasm/internal/kage"}},
	"wasm/internal/render":    {knows: []string{"wasm/internal/kage", "wasm/internal/scene", ebiten}},
	"wasm/internal/page":      {knows: []string{"wasm/internal/app"}, browser: true},
	"wasm": {browser: true, knows: []string{
		"wasm/internal/app", "wasm/internal/page", "wasm/internal/render", ebiten}},
	"web/build": {knows: []string{
		"github.com/andybalholm/brotli", "github.com/evanw/esbuild/pkg/api", "web/gowasm"}},
	"web/gowasm": {},
	"web/check":  {knows: []string{"github.com/tdewolff/parse/v2", "github.com/tdewolff/parse/v2/js"}},
	"web/serve":  {},
	"web/e2e/bench": {knows: []string{
		"github.com/chromedp/cdproto/…", "github.com/chromedp/chromedp", "web/gowasm"}},
	"web/e2e/bench/empty":   {knows: []string{ebiten}},
	"web/e2e/bench/program": {knows: []string{"nn"}, browser: true},
	"web/e2e/bits":          {knows: []string{"nn"}, browser: true},
	"web/e2e/firefox":       {},
}

// Only these may need a browser to run; plain `go test` covers all others.
var jsOnly = []string{"wasm", "wasm/internal/page", "wasm/internal/render", "web/e2e/bench/empty",
	"web/e2e/bench/program", "web/e2e/bits"}

func TestWalls(t *testing.T) {
	seen := map[string]bool{}
	eachGoFile(t, func(file string, imports []string, js bool) {
		dir := path.Dir(file)
		room, ok := rooms[dir]
		if !ok {
			t.Errorf("%s: the room %q is not in the table", file, dir)
			return
		}
		seen[dir] = true
		for _, name := range imports {
			if !allowed(name, room.knows, room.browser) {
				t.Errorf("%s may not import %s", file, name)
			}
		}
		if js != slices.Contains(jsOnly, dir) {
			t.Errorf("%s: built for the browser only: %v", file, js)
		}
	})
	for dir := range rooms {
		if !seen[dir] {
			t.Errorf("the room %q is gone: take it out of the table", dir)
		}
	}
}

func allowed(name string, knows []string, browser bool) bool {
	if name == "syscall/js" {
		return browser
	}
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") && !strings.HasPrefix(name, module) {
		return true // the standard library
	}
	for _, k := range knows {
		if below, ok := strings.CutSuffix(k, "…"); ok && strings.HasPrefix(name, below) {
			return true
		}
		if name == k || name == module+k {
			return true
		}
	}
	return false
}

// eachGoFile visits the program's files; tests may import what they need.
func eachGoFile(t *testing.T, visit func(file string, imports []string, js bool)) {
	t.Helper()
	err := eachFile(os.DirFS(root), func(file string) error {
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path.Join(root, file))
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, i := range parsed.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, name)
		}
		visit(file, imports, strings.Contains(string(text), "//go:build js\n"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The checks of TestWalls themselves can fail.
func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		name string
		want bool
	}{
		{"math", true}, {"net/http", true}, {"neuralplay/nn", true}, {"golang.org/x/image/font", true},
		{"syscall/js", false}, {"neuralplay/wasm/internal/play", false}, {"github.com/hajimehoshi/ebiten/v2", false},
		{"golang.org/x/text", false}, {"neuralplay/nn/random", false},
	} {
		if got := allowed(c.name, []string{"nn", "golang.org/x/image/…"}, false); got != c.want {
			t.Errorf("%s: allowed: %v, want %v", c.name, got, c.want)
		}
	}
}
