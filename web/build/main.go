// Command build assembles the site in dist: the page as it lies in web, the
// program compiled to WebAssembly, plain and compressed, and the scripts that
// are made rather than written. With -offline it also packs all of it into one
// HTML file that runs without a server.
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
	made, err := makeParts(root)
	if err != nil {
		return err
	}
	site, err := assemble(os.DirFS(filepath.Join(root, "web")), made)
	if err != nil {
		return err
	}
	if offline {
		page, err := single(site)
		if err != nil {
			return err
		}
		site[singleName] = page
	}
	if err := site.write(dist); err != nil {
		return err
	}
	site.report(os.Stdout, dist)
	return nil
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
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
