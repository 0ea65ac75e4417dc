// Command generate writes what the page derives from the program: modules and
// styles that would otherwise repeat by hand what Go knows.
//
//	go run ./wasm/internal/generate [-o web]
//
// The files are not committed, but for the README with its tables of calls.
// web/build writes them before it bundles.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
)

// outputs lists every generated file by its name below web. To add one, write
// a function that returns its text and list it here.
var outputs = []struct {
	name string
	text func() (string, error)
}{
	{"js/generated/settings.js", settings},
	{"js/generated/hideable.js", hideable},
	{"js/generated/pictures.js", pictures},
	{"js/generated/marks.js", marks},
	{"js/generated/calls.js", calls},
	{"js/generated/neuralplay.d.ts", declarations},
	{"css/generated/palette.css", palette},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	web := flag.String("o", "web", "the folder to write into")
	flag.Parse()
	if err := write(*web); err != nil {
		log.Fatal(err)
	}
}

// write writes the files whose text has changed. The others keep their times,
// by which tests see whether a site is older than its sources.
func write(web string) error {
	for _, output := range outputs {
		text, err := output.text()
		if err != nil {
			return fmt.Errorf("%s: %w", output.name, err)
		}
		name := filepath.Join(web, filepath.FromSlash(output.name))
		if old, err := os.ReadFile(name); err == nil && string(old) == text {
			continue
		}
		if err := writeFile(name, text); err != nil {
			return err
		}
	}
	if err := writeReadme(filepath.Join(web, "..", "README.md")); err != nil {
		return err
	}
	return writeStandIns(filepath.Join(web, "js", "generated"))
}

// writeReadme brings the README's tables up to date. Unlike the other files it is
// committed, and a test in package api holds it.
func writeReadme(name string) error {
	old, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	text, err := readme(string(old))
	if err != nil || text == string(old) {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// writeStandIns writes what stands in for the modules that web/build writes, so that
// checks and editors find their names before.
func writeStandIns(folder string) error {
	for name, text := range map[string]string{
		"program.js":   "export const program = { version: \"\", plain: 0, packed: 0 };\n",
		"languages.js": "export const languages = [{ tag: \"en\", name: \"English\", version: \"\" }];\n",
	} {
		file := filepath.Join(folder, name)
		if _, err := os.Stat(file); err == nil {
			continue
		} else if !os.IsNotExist(err) {
			return err
		}
		if err := writeFile(file, header+text); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), fs.ModePerm); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

const header = "// Written by wasm/internal/generate; do not edit.\n"

// export returns an exported constant of a module.
func export(name string, value any) (string, error) {
	text, err := toJSON(value)
	return fmt.Sprintf("export const %s = %s;\n", name, text), err
}

// part is an exported constant with a comment above it.
type part struct {
	note, name string
	value      any
}

// module returns a module of these parts.
func module(parts ...part) (string, error) {
	text := header
	for _, p := range parts {
		constant, err := export(p.name, p.value)
		if err != nil {
			return "", err
		}
		text += "\n// " + p.note + "\n" + constant
	}
	return text, nil
}

// toJSON is JSON without the escapes that only JSON inside HTML needs.
func toJSON(value any) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return string(bytes.TrimSpace(b.Bytes())), err
}
