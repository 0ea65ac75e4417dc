package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"neuralplay/web/gowasm"
)

// module is a module whose code is linked into the program.
type module struct {
	Path, Version, Dir string
	Main               bool
}

// linked is a package as `go list` prints it.
type linked struct {
	Dir    string
	Module *module
}

// noticeFile matches the files in which authors state their terms.
var noticeFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([-_.].*)?$`)

// notices returns the terms of everything in the program that others wrote:
// Go itself, its standard library and wasm_exec.js, and each linked module.
func notices(root string) ([]byte, error) {
	goroot, err := goOutput(root, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	goVersion, err := goOutput(root, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	list, err := goOutputFor(root, gowasm.Env(gowasm.Experiment), "list", "-deps", "-json=Dir,Module", "./wasm")
	if err != nil {
		return nil, err
	}
	packages, err := decodeList(strings.NewReader(list))
	if err != nil {
		return nil, err
	}
	return writeNotices(goroot, goVersion, packages)
}

func decodeList(r io.Reader) ([]linked, error) {
	var packages []linked
	decoder := json.NewDecoder(r)
	for {
		var p linked
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages, nil
		case err != nil:
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages = append(packages, p)
	}
}

func writeNotices(goroot, goVersion string, packages []linked) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("NeuralPlay contains the following work of others, under the terms below.\n")
	err := writeTerms(&b, "Go", goVersion, []string{filepath.Join(goroot, "LICENSE"), filepath.Join(goroot, "PATENTS")})
	if err != nil {
		return nil, err
	}
	modules, folders := linkedModules(packages)
	for _, m := range modules {
		files, err := termsOf(m, folders[m.Path])
		if err != nil {
			return nil, err
		}
		if err := writeTerms(&b, m.Path, m.Version, files); err != nil {
			return nil, err
		}
		if err := writeChanges(&b, m.Path); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// linkedModules returns the modules of others, by path, and the folders of
// each that hold linked packages.
func linkedModules(packages []linked) (modules []module, folders map[string][]string) {
	byPath, folders := map[string]module{}, map[string][]string{}
	for _, p := range packages {
		if p.Module == nil || p.Module.Main { // the standard library, or our own
			continue
		}
		byPath[p.Module.Path] = *p.Module
		folders[p.Module.Path] = append(folders[p.Module.Path], p.Dir)
	}
	modules = slices.SortedFunc(maps.Values(byPath), func(a, b module) int { return cmp.Compare(a.Path, b.Path) })
	return modules, folders
}

// termsOf returns the files with a module's terms: at its top, and in the
// folders of linked packages, which may hold work of yet others. A module
// without any is an error: nobody may pass it on.
func termsOf(m module, folders []string) ([]string, error) {
	look := []string{m.Dir}
	for _, folder := range folders {
		for ; len(folder) > len(m.Dir); folder = filepath.Dir(folder) {
			look = append(look, folder)
		}
	}
	slices.Sort(look)
	var files []string
	for _, folder := range slices.Compact(look) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if !entry.IsDir() && noticeFile.MatchString(entry.Name()) && filepath.Ext(entry.Name()) != ".go" {
				files = append(files, filepath.Join(folder, entry.Name()))
			}
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s %s has no licence file", m.Path, m.Version)
	}
	return files, nil
}

func writeTerms(b *bytes.Buffer, name, version string, files []string) error {
	const line = "--------------------------------------------------------------------------------"
	fmt.Fprintf(b, "\n%s\n%s %s\n%s\n", line, name, version, line)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "\n%s\n", bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
	}
	return nil
}

// writeChanges names the files of a module that were changed, as the Apache License asks.
func writeChanges(b *bytes.Buffer, module string) error {
	changed, err := gowasm.Changed(module)
	if err != nil || changed == nil {
		return err
	}
	b.WriteString("\nNeuralPlay leaves parts of it out that it does not need, and has changed these files:\n\n")
	for _, name := range changed {
		fmt.Fprintf(b, "    %s\n", name)
	}
	return nil
}
