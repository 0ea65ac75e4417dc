package gowasm

import (
	"bytes"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var page = Program{Package: "./wasm", Dir: filepath.Join("..", ".."), Shaders: "./wasm/internal/kage/list"}

// The linker keeps what is imported and used; what is slimmed away is not even imported.
func TestSlimEbitengineNeedsNoCompiler(t *testing.T) {
	workspace, err := slim(t.TempDir(), page)
	if err != nil {
		t.Fatal(err)
	}
	deps := func(env ...string) []string {
		list, err := goRun(page.Dir, append(Env(Experiment), env...), nil, "list", "-deps", page.Package)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(list))
	}
	full, slimmed := deps(), deps("GOWORK="+workspace)
	for _, name := range []string{
		"archive/zip", "go/build", "go/constant", "go/parser", "math/big", "regexp", "text/template",
	} {
		if !slices.Contains(full, name) {
			t.Errorf("Ebitengine as it is does not need %s: it need not be slimmed of it", name)
		}
		if slices.Contains(slimmed, name) {
			t.Errorf("%s is still needed", name)
		}
	}
	if !slices.Contains(slimmed, ebitengine) {
		t.Error("Ebitengine itself is missing")
	}
}

func TestTranslatedShaders(t *testing.T) {
	dir := t.TempDir()
	if _, err := slim(dir, page); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "ebitengine", "internal", "graphics", "translated.go"))
	if err != nil {
		t.Fatal(err)
	}
	const ours, builtin = 3 + 6, 1 + 3*3*2
	if n := bytes.Count(text, []byte("\tcase 0x")); n != ours+builtin {
		t.Errorf("%d shaders: want %d of ours and %d of Ebitengine", n, ours, builtin)
	}
	if n := bytes.Count(text, []byte("#version 300 es")); n != 2*(ours+builtin) {
		t.Errorf("%d texts in GLSL ES 3.00: want two of each shader", n)
	}
}

func TestAnotherEbitengineIsRefused(t *testing.T) {
	dir := t.TempDir()
	gomod := "module x\n\ngo 1.26\n\nrequire " + ebitengine + " v2.8.8\n"
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(gomod), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := slim(t.TempDir(), Program{Package: ".", Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "v2.8.8") || !strings.Contains(err.Error(), ebitengineVersion) {
		t.Errorf("got %v: want an error that names both versions", err)
	}
}

// The files are not named *.go, so gofmt and vet pass them by.
func TestChangesAreFormatted(t *testing.T) {
	err := fs.WalkDir(changes, "ebitengine", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := changes.ReadFile(name)
		if err != nil {
			return err
		}
		formatted, err := format.Source(text)
		if err != nil || !bytes.Equal(formatted, text) {
			t.Errorf("%s is not formatted: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
