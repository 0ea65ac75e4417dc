package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"neuralplay/web/gowasm"
)

// links are the two networks that the page is measured with, and the setups of
// the kernel that train the same.
var links = []struct{ name, link, setup string }{
	{"default", "#v=1&seed=0.12345", "A"},
	{"largest", "#v=1&seed=0.12345&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true" +
		"&networkShape=8,8,8,8,8,8", "B"},
}

var sizes = [][2]int64{{1280, 800}, {640, 480}}

// visit is what one visit of the page came to.
type visit struct {
	First              float64 // ms from the navigation to the first picture
	Frames, FastFrames float64 // a second, an epoch a frame and at full speed
	Step, Fast         float64 // samples a second
}

// ofThePage measures the built page, at two sizes with two networks: its frames
// beside those of an empty program, its training beside the kernel's. One round
// visits all three, one after the other, so that each figure has neighbours.
func ofThePage(dist string, rounds int) error {
	kernel, err := gowasm.Compile(gowasm.Program{Package: "neuralplay/web/e2e/bench/program"})
	if err != nil {
		return err
	}
	empty, err := gowasm.Compile(gowasm.Program{Package: "neuralplay/web/e2e/bench/empty"})
	if err != nil {
		return err
	}
	bench, err := serve(map[string][]byte{"/program.wasm": kernel, "/empty.wasm": empty})
	if err != nil {
		return err
	}
	defer bench.Close()
	if _, err := os.Stat(dist); err != nil {
		return fmt.Errorf("the page is not built: run make build first: %w", err)
	}
	site := httptest.NewServer(http.FileServer(http.Dir(dist)))
	defer site.Close()
	browser, quit, err := startBrowser()
	if err != nil {
		return err
	}
	defer quit()

	var rows []row
	for _, size := range sizes {
		for _, l := range links {
			r := row{name: fmt.Sprintf("%s %d×%d", l.name, size[0], size[1])}
			for range rounds {
				if err := r.round(browser, size, bench.URL, site.URL+"/"+l.link, l.setup); err != nil {
					return err
				}
			}
			rows = append(rows, r)
		}
	}
	printFrames(rows)
	printTraining(rows)
	return printBytes(dist)
}

// row is one size and network, round by round.
type row struct {
	name                      string
	emptyFirst, first         []float64 // ms to the first picture
	emptyFrames, frames, fast []float64 // a second
	kernel, step, full        []float64 // samples a second
}

// round visits the empty program, the page and the kernel.
func (r *row) round(browser context.Context, size [2]int64, bench, page, setup string) error {
	e, err := inTab[visit](browser, size, bench+"/empty.html", countFrames+`
		(async () => {
			await started;
			const first = performance.now();
			await wait(1000);
			return { first, frames: await frames(3000) };
		})()`)
	if err != nil {
		return err
	}
	v, err := inTab[visit](browser, size, page, countFrames+visitPage)
	if err != nil {
		return err
	}
	k, err := kernelRate(browser, size, bench, setup)
	if err != nil {
		return err
	}
	r.emptyFirst, r.first = append(r.emptyFirst, e.First), append(r.first, v.First)
	r.emptyFrames, r.frames = append(r.emptyFrames, e.Frames), append(r.frames, v.Frames)
	r.fast = append(r.fast, v.FastFrames)
	r.kernel, r.step, r.full = append(r.kernel, k), append(r.step, v.Step), append(r.full, v.Fast)
	return nil
}

func printFrames(rows []row) {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "\tempty\tepoch a frame\tfull speed\tepoch ÷ empty\tfull ÷ empty\tempty\tpage\t")
	fmt.Fprintln(out, "\tframes/s\tframes/s\tframes/s\tmedian (quartiles)\tmedian (quartiles)\t"+
		"ms to first picture\tmedian (quartiles)\t")
	for _, r := range rows {
		fmt.Fprintf(out, "%s\t%.1f\t%.1f\t%.1f\t%s\t%s\t%.0f\t%.0f (%.0f–%.0f)\t\n", r.name,
			quantile(r.emptyFrames, 0.5), quantile(r.frames, 0.5), quantile(r.fast, 0.5),
			spread(r.frames, r.emptyFrames), spread(r.fast, r.emptyFrames), quantile(r.emptyFirst, 0.5),
			quantile(r.first, 0.5), quantile(r.first, 0.25), quantile(r.first, 0.75))
	}
	out.Flush()
}

func printTraining(rows []row) {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "\tkernel\tstep\tfull speed\tstep ÷ kernel\tfull ÷ kernel\t")
	fmt.Fprintln(out, "\tsamples/s\tsamples/s\tsamples/s\tmedian (quartiles)\tmedian (quartiles)\t")
	for _, r := range rows {
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\t\n", r.name, thousands(r.kernel), thousands(r.step),
			thousands(r.full), spread(r.step, r.kernel), spread(r.full, r.kernel))
	}
	out.Flush()
}

// printBytes tells what a first visit downloads.
func printBytes(dist string) error {
	for _, name := range []string{
		"neuralplay.wasm.gz", "neuralplay.wasm.br", "neuralplay.wasm", "app.js", "style.css", "index.html"} {
		file, err := os.Stat(filepath.Join(dist, name))
		if err != nil {
			return err
		}
		fmt.Printf("%9.1f kB  %s\n", float64(file.Size())/1e3, name)
	}
	return nil
}

// countFrames counts the browser's frames for a while.
const countFrames = `
	const wait = (ms) => new Promise((done) => setTimeout(done, ms));
	const frames = async (ms) => {
		let n = 0, counting = true;
		const count = () => { n++; if (counting) requestAnimationFrame(count); };
		const began = performance.now();
		requestAnimationFrame(count);
		await wait(ms);
		counting = false;
		return n / (performance.now() - began) * 1000;
	};`

// visitPage trains in every way, after a second of each to warm up.
const visitPage = `
	(async () => {
		await neuralplay.ready;
		const first = performance.now();
		const samples = neuralplay.data().train.inputs.length;
		neuralplay.play();
		await wait(1000);
		const slow = await frames(3000);
		neuralplay.configure({ speed: "fast" });
		await wait(1000);
		const fastFrames = await frames(2000);
		const began = performance.now(), from = neuralplay.state().epoch;
		await wait(3000);
		const fast = (neuralplay.state().epoch - from) * samples / (performance.now() - began) * 1000;
		neuralplay.pause();
		neuralplay.reset();
		await neuralplay.step(100);
		const start = performance.now();
		let steps = 0;
		while (performance.now() - start < 2000) { await neuralplay.step(2000); steps += 2000; }
		const step = steps * samples / (performance.now() - start) * 1000;
		return { first, frames: slow, fastFrames, step, fast };
	})()`

// inTab opens a page in a tab of its own and answers what a script finds there.
func inTab[R any](browser context.Context, size [2]int64, address, script string) (answer R, err error) {
	tab, done := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	defer done()
	metrics := emulation.SetDeviceMetricsOverrideParams{Width: size[0], Height: size[1], DeviceScaleFactor: 1}
	if _, err := chromedp.Call(tab, emulation.SetDeviceMetricsOverride, metrics); err != nil {
		return answer, err
	}
	if err := chromedp.Do(tab, chromedp.Navigate(address)); err != nil {
		return answer, err
	}
	return chromedp.Run(tab, chromedp.Evaluate[R](script, chromedp.EvalAwaitPromise))
}

// kernelRate is how many samples a second the kernel alone trains, on as many as the page.
func kernelRate(browser context.Context, size [2]int64, address, name string) (float64, error) {
	for _, s := range setups() {
		if s.name != name {
			continue
		}
		text, err := json.Marshal(s)
		if err != nil {
			return 0, err
		}
		const rounds, slice, warmUp = 15, 40 * time.Millisecond, 500 * time.Millisecond
		rates, err := inTab[[]float64](browser, size, address, fmt.Sprintf(
			`measure(%s, %d, %d, %d, ["kernel"]).then(r => r.rates.kernel)`,
			text, rounds, slice.Milliseconds(), warmUp.Milliseconds()))
		return quantile(rates, 0.5), err
	}
	return 0, fmt.Errorf("no setup %s", name)
}
