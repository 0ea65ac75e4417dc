// Command bench measures how fast the network trains in a browser's tab, beside
// plain JavaScript and plain Go loops that do the same arithmetic:
//
//	go run ./web/e2e/bench [-only B] [-rounds 25] [-slice 40ms] [-profile]
//	go run ./web/e2e/bench -frames
//	go run ./web/e2e/bench -page [-dist dist] [-rounds 5]
//
// Each configuration has a tab of its own, in which the contenders take turns
// many times over. Another program on the machine slows all of them, so the
// ratios of neighbouring slices say more than the samples a second. The losses
// of all contenders must agree, or there is nothing to compare.
package main

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/chromedp/chromedp"

	"neuralplay/web/gowasm"
)

//go:embed page
var page embed.FS

// tolerance is how far losses after the same epochs may be apart: the orders of
// summation and the tanh differ by units in the last place.
const tolerance = 1e-9

var profile = flag.Bool("profile", false, "tell on the error output which functions took most of the time")

func main() {
	only := flag.String("only", "", "measure only this configuration: A, B, C, D or E")
	rounds := flag.Int("rounds", 0, "how often the contenders take turns (default 25; 5 of the page)")
	slice := flag.Duration("slice", 40*time.Millisecond, "how long each turn takes")
	warmUp := flag.Duration("warmup", time.Second, "how long each contender trains beforehand")
	framesOnly := flag.Bool("frames", false, "measure instead what the session's pictures and losses take of a frame")
	pageOnly := flag.Bool("page", false, "measure instead how fast the built page trains and moves")
	dist := flag.String("dist", "dist", "where the built page is")
	flag.Parse()
	var err error
	switch {
	case *framesOnly:
		err = frames()
	case *pageOnly:
		err = ofThePage(*dist, cmp.Or(*rounds, 5))
	default:
		err = run(*only, cmp.Or(*rounds, 25), *slice, *warmUp)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(only string, rounds int, slice, warmUp time.Duration) error {
	address, browser, quit, err := start(gowasm.Program{Package: "neuralplay/web/e2e/bench/program", Names: *profile})
	if err != nil {
		return err
	}
	defer quit()

	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out,
		"\tkernel\tJavaScript\tplain Go\tkernel ÷ JavaScript\tasked\tkernel ÷ plain Go\t"+
			"plain Go ÷ JavaScript\tlosses apart\t")
	fmt.Fprintln(out,
		"\tsamples/s\tsamples/s\tsamples/s\tmedian (quartiles)\t\tmedian (quartiles)\tmedian (quartiles)\t\t")
	for _, s := range setups() {
		if only != "" && s.name != only {
			continue
		}
		r, err := measure(browser, address, s, rounds, slice, warmUp)
		if err != nil {
			return fmt.Errorf("%s %s: %w", s.name, s.title, err)
		}
		k, j, g := r.Rates["kernel"], r.Rates["javascript"], r.Rates["plain Go"]
		fmt.Fprintf(out, "%s %s\t%s\t%s\t%s\t%s\t%.1f\t%s\t%s\t%.0e\t\n", s.name, s.title,
			thousands(k), thousands(j), thousands(g), spread(k, j), s.asked, spread(k, g), spread(g, j), r.apart())
	}
	return out.Flush()
}

// results are what the page answers.
type results struct {
	Losses map[string]float64   `json:"losses"` // after the same epochs
	Rates  map[string][]float64 `json:"rates"`  // samples a second, round by round
}

// apart is the largest difference between two contenders' losses.
func (r results) apart() float64 {
	least, most := math.Inf(1), math.Inf(-1)
	for _, loss := range r.Losses {
		least, most = min(least, loss), max(most, loss) // NaN stays
	}
	return most - least
}

// measure runs one configuration in a tab of its own, so that the browser
// compiles the JavaScript for that configuration alone.
func measure(browser context.Context, address string, s setup, rounds int, slice, warmUp time.Duration) (results,
	error) {
	tab, done := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	defer done()
	if err := chromedp.Do(tab, chromedp.Navigate(address)); err != nil {
		return results{}, err
	}
	text, err := json.Marshal(s)
	if err != nil {
		return results{}, err
	}
	if *profile {
		stop, err := startProfile(tab)
		if err != nil {
			return results{}, err
		}
		defer stop()
	}
	script := fmt.Sprintf("measure(%s, %d, %d, %d)", text, rounds, slice.Milliseconds(), warmUp.Milliseconds())
	r, err := chromedp.Run(tab, chromedp.Evaluate[results](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return results{}, err
	}
	if apart := r.apart(); !(apart <= tolerance) || len(r.Losses) != 3 {
		return results{}, fmt.Errorf("the contenders do not compute the same: losses %v", r.Losses)
	}
	return r, nil
}

// thousands is the median of some rates, in thousands.
func thousands(rates []float64) string { return fmt.Sprintf("%.0fk", quantile(rates, 0.5)/1000) }

// spread is the median and the quartiles of a/b, round by round.
func spread(a, b []float64) string {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i] / b[i]
	}
	return fmt.Sprintf("%.2f (%.2f–%.2f)", quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75))
}

// quantile is the value at a share of the sorted values, the nearest one.
func quantile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[int(math.Round(share*float64(len(sorted)-1)))]
}

// start compiles a program, serves it with its page, and starts a browser.
func start(p gowasm.Program) (address string, browser context.Context, quit func(), err error) {
	program, err := gowasm.Compile(p)
	if err != nil {
		return "", nil, nil, err
	}
	site, err := serve(map[string][]byte{"/program.wasm": program})
	if err != nil {
		return "", nil, nil, err
	}
	browser, stop, err := startBrowser()
	if err != nil {
		site.Close()
		return "", nil, nil, err
	}
	return site.URL, browser, func() { stop(); site.Close() }, nil
}

// serve offers the page, the programs and wasm_exec.js on the loopback.
func serve(programs map[string][]byte) (*httptest.Server, error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	wasmExec, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, err
	}
	files, err := fs.Sub(page, "page")
	if err != nil {
		return nil, err
	}
	static := http.FileServerFS(files)
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// Only a page isolated like this may read a fine clock.
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		program, ok := programs[r.URL.Path]
		switch {
		case ok:
			w.Header().Set("Content-Type", "application/wasm")
			w.Write(program)
		case r.URL.Path == "/wasm_exec.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(wasmExec)
		default:
			static.ServeHTTP(w, r)
		}
	})), nil
}

func startBrowser() (context.Context, func(), error) {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		return nil, nil, errors.New("needs Chromium: install the package chromium (or Google Chrome)")
	}
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
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	browser, quit := chromedp.NewContext(allocator)
	if err := chromedp.Do(browser); err != nil {
		quit()
		stop()
		return nil, nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	return browser, func() { quit(); stop() }, nil
}
