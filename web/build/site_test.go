package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestSiteHoldsWhatThePageNeedsAndNothingElse(t *testing.T) {
	s := fakeSite(t)
	want := []string{
		noticesName, "app.js", "app.js.map", exampleName, embedName,
		"icons/icon-192.png", "icons/icon-512.png", svgIconName, "icons/maskable-192.png",
		"icons/maskable-512.png", "index.html", manifestName, typesName, singleName,
		programName, brotliName, packedName, shellName, "style.css", "style.css.map", workerName, "text/xx.json",
	}
	if got := slices.Sorted(maps.Keys(s)); !slices.Equal(got, want) {
		t.Errorf("the site has %v\nwant %v", got, want)
	}
	for name, content := range s {
		if len(content) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
	without, err := assemble(fakeParts(t, writeFake(t, fakeFiles())), false)
	if _, ok := without[singleName]; ok || err != nil {
		t.Errorf("the single file without -offline: %v, %v", ok, err)
	}
}

func TestPackedProgramIsTheProgram(t *testing.T) {
	s := fakeSite(t)
	r, err := gzip.NewReader(bytes.NewReader(s[packedName]))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(got, s[programName]) {
		t.Errorf("unpacked %d bytes, %v: want the %d of the program", len(got), err, len(s[programName]))
	}
	got, err = io.ReadAll(brotli.NewReader(bytes.NewReader(s[brotliName])))
	if err != nil || !bytes.Equal(got, s[programName]) {
		t.Errorf("brotli: unpacked %d bytes, %v: want the %d of the program", len(got), err, len(s[programName]))
	}
	if again := fakeSite(t); !bytes.Equal(again[packedName], s[packedName]) {
		t.Error("packing the same program twice made different bytes")
	}
}

func TestPageLearnsTheSizes(t *testing.T) {
	got := string(programModule([]byte("abcd"), []byte("ab")))
	// sha256("abcd") begins 88d4266f
	if want := `export const program = { version: "88d4266f", plain: 4, packed: 2 };`; !strings.Contains(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
	s := fakeSite(t)
	if app := string(s[appName]); !strings.Contains(app, `"`+version(fakeProgram)+`"`) {
		t.Errorf("app.js does not hold the program's version:\n%s", app)
	}
}

func TestWriteReplacesTheFolder(t *testing.T) {
	dist := filepath.Join(t.TempDir(), "dist")
	old := filepath.Join(dist, "old.js")
	if err := (site{"old.js": []byte("old")}).write(dist); err != nil {
		t.Fatal(err)
	}
	if err := (site{"js/new.js": []byte("new")}).write(dist); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("%s: %v: want it gone", old, err)
	}
	if got, err := os.ReadFile(filepath.Join(dist, "js", "new.js")); err != nil || string(got) != "new" {
		t.Errorf("js/new.js: %q, %v", got, err)
	}
}

// The program and wasm_exec.js must be of one version of Go.
func TestWasmExecIsTheToolchains(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	if err := checkWasmExec(root); err != nil {
		t.Error(err)
	}
}

func TestAnotherWasmExecIsRefused(t *testing.T) {
	root := t.TempDir()
	writeFile(t, filepath.Join(root, "web", wasmExecName), []byte("// of another version"))
	if err := checkWasmExec(root); err == nil || !strings.Contains(err.Error(), "make wasm_exec") {
		t.Errorf("got %v: want an error that names make wasm_exec", err)
	}
}
