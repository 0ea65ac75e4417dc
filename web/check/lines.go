package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	mostColumns = 120
	tabColumns  = 4
)

// longLines finds the lines of our own sources that are too long. Files that
// others wrote, or that were generated, keep theirs; and so do pictures within
// a page: the symbols of index.html, and data URLs.
func longLines(root fs.FS) (problems []problem, err error) {
	err = eachFile(root, func(name string) error {
		if !slices.Contains([]string{".go", ".js", ".css", ".html"}, path.Ext(name)) || name == "web/wasm_exec.js" {
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		problems = append(problems, longIn(name, text)...)
		return nil
	})
	return problems, err
}

func longIn(name string, text []byte) (problems []problem) {
	page, symbols := path.Ext(name) == ".html", false
	number := 0
	for line := range bytes.Lines(text) {
		number++
		line = bytes.TrimRight(line, "\r\n")
		symbols = page && (symbols || bytes.Contains(line, []byte(`<svg class="symbols"`)))
		picture := symbols || page && bytes.Contains(line, []byte(`"data:image/`))
		if symbols && bytes.Contains(line, []byte("</svg>")) {
			symbols = false
		}
		columns := utf8.RuneCount(line) + (tabColumns-1)*bytes.Count(line, []byte("\t"))
		if columns > mostColumns && !picture {
			problems = append(problems, problem{name, number, fmt.Sprintf(
				"the line has %d columns, want at most %d (a tab counts as %d)", columns, mostColumns, tabColumns)})
		}
	}
	return problems
}

// eachFile visits the module's own files in order.
func eachFile(root fs.FS, visit func(name string) error) error {
	return fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() {
			return visit(name)
		}
		base := entry.Name()
		if slices.Contains([]string{"dist", "testdata", "generated", "node_modules"}, base) ||
			strings.HasPrefix(base, ".") && name != "." {
			return fs.SkipDir
		}
		return nil
	})
}
