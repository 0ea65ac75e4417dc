// Package gowasm compiles Go programs for the browser as the page's own is compiled,
// for the build and for what measures and tests it.
package gowasm

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Experiment is what GOEXPERIMENT is for the page's program alone: SIMD for the
// network's kernel, and encoding/json as it was, whose new version makes the download a
// twelfth larger. What drives the browser in tests needs the new one.
const Experiment = "simd,nojsonv2"

// Env returns the environment of a go command that compiles for the browser.
func Env(experiment string) []string {
	return append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT="+experiment)
}

// Inlining makes the download an eighth larger and only pays where much is computed: in
// the network, the pictures, and what Ebitengine does for every vertex.
var inlining = []string{
	"-gcflags=all=-l",
	"-gcflags=neuralplay/nn=",
	"-gcflags=neuralplay/nn/random=",
	"-gcflags=neuralplay/wasm/internal/run=",
	"-gcflags=neuralplay/wasm/internal/play=",
	"-gcflags=neuralplay/wasm/internal/scene=",
	"-gcflags=neuralplay/wasm/internal/render=",
	"-gcflags=neuralplay/web/e2e/bench/program=",
	"-gcflags=math=",
	"-gcflags=math/bits=",
	"-gcflags=simd/...=",
	"-gcflags=github.com/hajimehoshi/ebiten/v2=",
	"-gcflags=github.com/hajimehoshi/ebiten/v2/internal/affine=",
	"-gcflags=github.com/hajimehoshi/ebiten/v2/internal/atlas=",
	"-gcflags=github.com/hajimehoshi/ebiten/v2/internal/graphicscommand=",
	"-gcflags=github.com/hajimehoshi/ebiten/v2/internal/ui=",
}

// Program is what Compile compiles.
type Program struct {
	Package string
	Dir     string // where go runs; "" is the current folder
	Tests   bool   // the package's tests, in place of the package
	Names   bool   // keep the functions' names, for a profile
	Shaders string // the command that prints the shaders, for a slimmed Ebitengine; "" leaves it as it is
}

// Compile compiles a program without symbols and without paths of this machine, and
// tightens it.
func Compile(p Program) ([]byte, error) {
	dir, err := os.MkdirTemp("", "neuralplay")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "program.wasm")
	env, arguments := Env(Experiment), []string{"build"}
	if p.Tests {
		arguments = []string{"test", "-c"}
	}
	arguments = append(arguments, "-trimpath", "-o", path)
	if p.Shaders != "" {
		workspace, err := slim(dir, p)
		if err != nil {
			return nil, err
		}
		env = append(env, "GOWORK="+workspace)
	}
	if !p.Names {
		arguments = append(arguments, "-ldflags=-s -w")
	}
	cmd := exec.Command("go", append(append(arguments, inlining...), p.Package)...)
	cmd.Dir = p.Dir
	cmd.Env = env
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compiling %s: %w", p.Package, err)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Tighten(program)
}
