package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

// frames runs the session's own benchmark of what pictures and losses take of a
// frame, compiled for the browser, in a tab.
func frames() error {
	address, browser, quit, err := start("test", "-c", "neuralplay/wasm/internal/play")
	if err != nil {
		return err
	}
	defer quit()
	tab, done := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	defer done()
	if err := chromedp.Do(tab, chromedp.Navigate(address+"/frames.html")); err != nil {
		return err
	}
	lines, err := chromedp.Run(tab, chromedp.Evaluate[[]string](`frames()`, chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	for _, line := range lines {
		if strings.HasPrefix(line, "Benchmark") || strings.HasPrefix(line, "FAIL") || strings.HasPrefix(line, "panic") {
			fmt.Println(line)
		}
	}
	return nil
}

// compile makes a program for the browser; arguments are those of go, before
// the flags that all programs of the page have.
func compile(command ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "neuralplay-bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "program.wasm")
	// As the page's program is built; but a profile needs the functions' names.
	flags := "-s -w"
	if *profile {
		flags = ""
	}
	last := len(command) - 1
	arguments := append(append([]string{}, command[:last]...), "-trimpath", "-ldflags="+flags, "-o", path,
		command[last])
	cmd := exec.CommandContext(context.Background(), "go", arguments...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT=simd,nojsonv2")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compiling the program: %w", err)
	}
	return os.ReadFile(path)
}
