// Package e2e tests the built site in a real browser, as a person uses it: with
// the mouse, the keyboard and links. It needs the site in dist (make offline)
// and Chromium.
//
// One browser serves all tests. Each test opens tabs of its own, whose storage
// nobody shares, in small windows: without a graphics card every pixel counts.
// Tests wait for conditions, never for a time, and with far more patience than
// any takes: a machine may be slow and busy.
package e2e

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

var (
	distFlag = flag.String("dist", "", "the built site to test (default: dist beside go.mod)")
	patience = flag.Duration("patience", 60*time.Second, "how long a condition may take to come true")
)

var (
	dist    string           // the folder of the site
	site    *httptest.Server // serves it as any host would
	browser context.Context  // tabs are its children
)

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	if dist, err = findDist(*distFlag); err != nil {
		return 0, err
	}
	site = httptest.NewServer(http.FileServer(http.Dir(dist)))
	defer site.Close()

	path, err := findBrowser()
	if err != nil {
		return 0, err
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), browserOptions(path)...)
	defer stop()
	var quit context.CancelFunc
	browser, quit = chromedp.NewContext(allocator)
	defer quit()
	if err := chromedp.Do(browser); err != nil {
		return 0, fmt.Errorf("%s does not start: %w", path, err)
	}
	return m.Run(), nil
}

// findBrowser never lets a machine without a browser pass for one where the
// page works.
func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("the browser tests need Chromium: install the package chromium (or Google Chrome), " +
		"or run make test as root on Debian, which does")
}

// browserOptions make Chromium draw WebGL in software, without a screen, as
// root, and keep it from talking to anybody.
func browserOptions(path string) []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	for name, value := range map[string]any{
		"use-gl":                    "angle",
		"use-angle":                 "swiftshader",
		"enable-unsafe-swiftshader": true,
		"ignore-gpu-blocklist":      true,
		"disable-quic":              true,
		"disable-component-update":  true,
	} {
		options = append(options, chromedp.Flag(name, value))
	}
	return options
}
