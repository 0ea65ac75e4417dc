package main

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"

	"neuralplay/web/gowasm"
)

// frames runs the session's own benchmark of what pictures and losses take of a
// frame, compiled for the browser, in a tab.
func frames() error {
	address, browser, quit, err := start(gowasm.Program{Package: "neuralplay/wasm/internal/play", Tests: true})
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
