// Command build assembles the site in dist: the page, its scripts and styles
// bundled into one file each, and the program compiled to WebAssembly, plain
// and compressed. With -offline it also packs everything into one HTML file
// that runs without a server.
//
//	go run ./web/build [-offline] [-o dist]
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"neuralplay/web/gowasm"
)

func main() {
	offline := flag.Bool("offline", false, "also make neuralplay.html, one file that runs by a double click")
	out := flag.String("o", "", "the folder to write (default: dist beside go.mod)")
	flag.Parse()
	if err := run(*out, *offline); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(dist string, offline bool) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	if dist == "" {
		dist = filepath.Join(root, "dist")
	}
	s, err := build(root, offline)
	if err != nil {
		return err
	}
	if err := s.write(dist); err != nil {
		return err
	}
	s.report(os.Stdout, dist)
	return nil
}

// build makes the site. On the way it writes the generated modules into web,
// where the bundler and editors find them.
func build(root string, offline bool) (site, error) {
	web := filepath.Join(root, "web")
	if err := checkWasmExec(root); err != nil {
		return nil, err
	}
	if _, err := goOutput(root, "run", "./wasm/internal/generate", "-o", web); err != nil {
		return nil, err
	}
	program, err := gowasm.Compile(gowasm.Program{Package: "./wasm", Dir: root, Shaders: "./wasm/internal/kage/list"})
	if err != nil {
		return nil, err
	}
	third, err := notices(root)
	if err != nil {
		return nil, err
	}
	p, err := makeParts(web, program, third)
	if err != nil {
		return nil, err
	}
	return assemble(p, offline)
}

// moduleRoot is the folder of go.mod, wherever the command is run below it.
func moduleRoot() (string, error) {
	path, err := goOutput("", "env", "GOMOD")
	if err != nil {
		return "", err
	}
	if path == "" || path == os.DevNull {
		return "", fmt.Errorf("no go.mod here: run it inside the repository")
	}
	return filepath.Dir(path), nil
}

// goOutput runs the go command in dir and returns what it prints, trimmed.
func goOutput(dir string, args ...string) (string, error) {
	return goOutputFor(dir, nil, args...)
}

// goOutputFor is goOutput with another environment.
func goOutputFor(dir string, env []string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = env // nil: this process's
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
