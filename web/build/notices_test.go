package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"neuralplay/web/gowasm"
)

// Every module that is linked into the program stands in the notices, with
// terms.
func TestEveryLinkedModuleHasItsTerms(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	text, err := notices(root)
	if err != nil {
		t.Fatal(err)
	}
	list, err := goOutputFor(root, gowasm.Env(gowasm.Experiment), "list", "-deps", "-f",
		"{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./wasm")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(list, "ebiten") {
		t.Fatalf("linked are %s: want Ebitengine among them", list)
	}
	for line := range strings.Lines(list) {
		name, dir, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if name == "" {
			continue
		}
		licence, err := os.ReadFile(filepath.Join(dir, "LICENSE"))
		if err != nil {
			t.Error(err)
		}
		at := bytes.Index(text, []byte("\n"+name+"\n"))
		if at < 0 || !bytes.Contains(text[at:], bytes.TrimSpace(licence)) {
			t.Errorf("%s: at %d in the notices, its licence after that: want both", name, at)
		}
	}
	if !bytes.Contains(text, []byte("\nGo go1.")) || !bytes.Contains(text, []byte("The Go Authors")) {
		t.Error("Go's own licence is missing")
	}
	if bytes.Contains(text, []byte(root)) {
		t.Error("the notices hold a path of this machine")
	}
}

// The Apache License asks for a note in each changed file, and for its terms beside
// whatever is passed on.
func TestChangedFilesAreNamed(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	const engine = "github.com/hajimehoshi/ebiten/v2"
	changed, err := gowasm.Changed(engine)
	if err != nil || len(changed) < 5 {
		t.Fatalf("changed are %v, %v", changed, err)
	}
	text, err := notices(root)
	if err != nil {
		t.Fatal(err)
	}
	_, own, _ := bytes.Cut(text, []byte("\n"+engine+" "))
	own = bytes.SplitN(own, []byte("\n-----"), 3)[1] // from the line below its name to that of the next module
	if !bytes.Contains(own, []byte("Apache License")) {
		t.Error("Ebitengine's terms are missing")
	}
	for _, name := range changed {
		if !bytes.Contains(own, []byte("    "+name+"\n")) {
			t.Errorf("%s is changed, and not named", name)
		}
		file, err := os.ReadFile(filepath.Join(root, "web", "gowasm", "ebitengine", name+".txt"))
		if os.IsNotExist(err) { // cut where the build runs
			continue
		}
		if err != nil || !bytes.Contains(file, []byte("Apache License")) ||
			!bytes.Contains(file, []byte("Changed for NeuralPlay")) {
			t.Errorf("%s has no notice of its terms and its change: %v", name, err)
		}
	}
	if none, err := gowasm.Changed("example.org/other"); none != nil || err != nil {
		t.Errorf("of another module %v are changed, %v", none, err)
	}
}

func TestNoticesRefuseAModuleWithoutTerms(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "LICENSE"), []byte("Go's terms"))
	writeFile(t, filepath.Join(dir, "PATENTS"), []byte("Go's patents"))
	writeFile(t, filepath.Join(dir, "a", "Licence.txt"), []byte("A's terms"))
	writeFile(t, filepath.Join(dir, "a", "license.go"), []byte("package a"))
	writeFile(t, filepath.Join(dir, "a", "b", "c", "COPYING"), []byte("C's terms"))
	writeFile(t, filepath.Join(dir, "none", "x.go"), []byte("package none"))
	a := &module{Path: "example.org/a", Version: "v1.0.0", Dir: filepath.Join(dir, "a")}
	none := &module{Path: "example.org/none", Version: "v2.0.0", Dir: filepath.Join(dir, "none")}
	packages := []linked{{Dir: "/fmt"}, {Dir: "/own", Module: &module{Path: "own", Main: true}},
		{Dir: a.Dir, Module: a}, {Dir: filepath.Join(a.Dir, "b", "c"), Module: a}}

	text, err := writeNotices(dir, "go1", packages)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{
		"Go go1", "Go's terms", "Go's patents", "example.org/a v1.0.0", "A's terms", "C's terms",
	} {
		next := bytes.Index(text[at:], []byte(want))
		if next < 0 {
			t.Fatalf("%q is missing after %d in\n%s", want, at, text)
		}
		at += next
	}
	if bytes.Contains(text, []byte("package a")) {
		t.Error("a Go file passed for a licence")
	}
	_, err = writeNotices(dir, "go1", append(packages, linked{Dir: none.Dir, Module: none}))
	if err == nil || !strings.Contains(err.Error(), "example.org/none v2.0.0 has no licence") {
		t.Errorf("got %v: want an error that names the module", err)
	}
}
