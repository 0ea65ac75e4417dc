//go:build heap

package api

import "runtime"

// A build with the tag heap, for make soak, also answers how many bytes it holds once
// garbage is collected. The page does without: counting them takes 4 kB of download.
func init() {
	callsByName["heap"] = define("heap", "The bytes in use after a garbage collection.", (*API).heap)
}

func (a *API) heap(none) (float64, error) {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return float64(stats.HeapAlloc), nil
}
