// Command firefox tries the built site in Firefox: whether it starts, plays, steps, runs
// to an epoch, changes its data, opens a dialog, comes in a frame, in a lesson, in
// another language and as a single file. The browser tests in Chromium look at all the
// rest.
//
//	go run ./web/e2e/firefox [-dist dist] [-firefox command] [-xvfb command]
//
// Headless Firefox has no WebGL, so it runs on a display of its own, which Xvfb keeps in
// memory, and draws in software.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"time"
)

// patience is how long a condition may take to come true.
const patience = 60 * time.Second

func main() {
	dist := flag.String("dist", "dist", "the built site")
	firefox := flag.String("firefox", "", "the command that starts Firefox (default firefox-esr or firefox)")
	xvfb := flag.String("xvfb", "Xvfb", "the command that starts Xvfb")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *dist, *firefox, *xvfb); err != nil {
		fmt.Fprintln(os.Stderr, "firefox:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dist, firefox, xvfb string) error {
	dist, err := filepath.Abs(dist)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dist, "neuralplay.html")); err != nil {
		return fmt.Errorf("the site is not built: run make offline first: %w", err)
	}
	if firefox, err = find(firefox); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	display, err := startDisplay(ctx, xvfb)
	if err != nil {
		return err
	}
	b, err := startFirefox(ctx, firefox, display)
	if err != nil {
		return err
	}
	defer b.quit()
	site := httptest.NewServer(http.FileServer(http.Dir(dist)))
	defer site.Close()
	fmt.Println(b.name)
	return tryAll(b, site.URL+"/", "file://"+dist+"/")
}

func find(given string) (string, error) {
	if given != "" {
		return given, nil
	}
	for _, name := range []string{"firefox-esr", "firefox"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("there is no Firefox: install the package firefox-esr (or firefox), or name it with -firefox")
}
