package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/profiler"
	"github.com/chromedp/chromedp"
)

// startProfile has the browser look, ten times a millisecond, which function
// runs. The function it returns prints those that ran most.
func startProfile(tab context.Context) (stop func() error, err error) {
	if _, err := chromedp.Call(tab, profiler.Enable, cdp.Empty{}); err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(tab, profiler.SetSamplingInterval,
		profiler.SetSamplingIntervalParams{Interval: 100}); err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(tab, profiler.Start, cdp.Empty{}); err != nil {
		return nil, err
	}
	return func() error {
		r, err := chromedp.Call(tab, profiler.Stop, cdp.Empty{})
		if err != nil {
			return err
		}
		hits, all := map[string]int64{}, int64(0)
		for _, n := range r.Profile.Nodes {
			hits[n.CallFrame.FunctionName] += n.HitCount
			all += n.HitCount
		}
		names := slices.SortedFunc(maps.Keys(hits), func(a, b string) int { return cmp.Compare(hits[b], hits[a]) })
		for _, name := range names[:min(len(names), 45)] {
			fmt.Fprintf(os.Stderr, "%5.1f %%  %s\n", 100*float64(hits[name])/float64(all), name)
		}
		return nil
	}, nil
}
