package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// parts is what is made rather than copied from web.
type parts struct {
	program  []byte // the WebAssembly module
	wasmExec []byte // the toolchain's own wasm_exec.js
	settings []byte // js/settings.js, the table of settings
}

// makeParts compiles the program, and takes wasm_exec.js from the toolchain
// that compiled it: the two must be of one version.
func makeParts(root string) (parts, error) {
	program, err := compile(root)
	if err != nil {
		return parts{}, err
	}
	wasmExec, err := toolchainFile(root, "lib", "wasm", "wasm_exec.js")
	if err != nil {
		return parts{}, err
	}
	settings, err := goOutput(root, "run", "./wasm/internal/config/settings")
	if err != nil {
		return parts{}, err
	}
	return parts{program, wasmExec, []byte(settings + "\n")}, nil
}

// compile builds ./wasm without symbols and without paths of this machine.
func compile(root string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "neuralplay")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "neuralplay.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, "./wasm")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compiling ./wasm: %w", err)
	}
	return os.ReadFile(path)
}

// toolchainFile reads a file of the Go toolchain that go.mod selects.
func toolchainFile(root string, elements ...string) ([]byte, error) {
	goroot, err := goOutput(root, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(append([]string{goroot}, elements...)...))
}
