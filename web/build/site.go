package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Names within the site, with slashes.
const (
	programName = "neuralplay.wasm"
	packedName  = "neuralplay.wasm.gz"
	singleName  = "neuralplay.html"
	sizesName   = "js/program.js"
)

// site holds every file of the site by its name.
type site map[string][]byte

// assemble puts the page's own files and the made parts together.
func assemble(web fs.FS, p parts) (site, error) {
	s, err := pageFiles(web)
	if err != nil {
		return nil, err
	}
	packed, err := pack(p.program)
	if err != nil {
		return nil, err
	}
	s[programName] = p.program
	s[packedName] = packed
	s["wasm_exec.js"] = p.wasmExec
	s["js/settings.js"] = p.settings
	s[sizesName] = sizes(p.program, packed)
	return s, nil
}

// pageFiles reads everything in web but the folders that hold Go commands and
// tests, and hidden files.
func pageFiles(web fs.FS) (site, error) {
	s := site{}
	err := fs.WalkDir(web, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case strings.HasPrefix(entry.Name(), "."):
			return skip(entry)
		case entry.IsDir():
			if code, _ := fs.Glob(web, path.Join(name, "*.go")); len(code) > 0 {
				return fs.SkipDir
			}
			return nil
		}
		s[name], err = fs.ReadFile(web, name)
		return err
	})
	return s, err
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// pack compresses as small as it goes. There is no time in the result, so the
// same program gives the same file.
func pack(program []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(program); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// sizes is the script that tells the page how many bytes to expect, and the
// version that keeps an old program in a cache from meeting a new page.
func sizes(program, packed []byte) []byte {
	sum := sha256.Sum256(program)
	return fmt.Appendf(nil, "\"use strict\";\n// Made by web/build.\nwindow.neuralplayProgram = { version: \"%x\", plain: %d, packed: %d };\n",
		sum[:4], len(program), len(packed))
}

// write replaces dist by the site.
func (s site) write(dist string) error {
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	for name, content := range s {
		file := filepath.Join(dist, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// report prints what was made: the large files each, the rest together.
func (s site) report(w io.Writer, dist string) {
	const large = 200_000
	rest, count := 0, 0
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if len(s[name]) < large {
			rest += len(s[name])
			count++
			continue
		}
		fmt.Fprintf(w, "%8.2f MB  %s\n", float64(len(s[name]))/1e6, filepath.Join(dist, name))
	}
	fmt.Fprintf(w, "%8.2f MB  %d more files: the page, its styles and scripts\n", float64(rest)/1e6, count)
}
