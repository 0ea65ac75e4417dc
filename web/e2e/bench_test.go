package e2e

import (
	"testing"
	"time"
)

// How large the download is, how soon the first picture stands, and how fast
// the default network and the largest one train and move:
//
//	make offline && go test ./web/e2e -run=NONE -bench=. -benchtime=1x
//
// Without a graphics card the browser draws in software, on the same cores
// that train: then frames/s says little about an ordinary laptop.
var full = window{width: 1280, height: 800, link: "#v=1&seed=0.12345", before: `
	addEventListener("DOMContentLoaded", () => neuralplay.ready.then(() => performance.mark("first picture")));`}

func BenchmarkFirstPicture(b *testing.B) {
	asked := 0.0
	for b.Loop() {
		t := open(b, full)
		// From the start of the navigation, as the page's own clock has it.
		b.ReportMetric(eval[float64](t, `performance.getEntriesByName("first picture")[0].startTime`),
			"ms/first-picture")
		asked = eval[float64](t, `performance.getEntriesByType("resource").reduce((sum, e) => sum + e.encodedBodySize,
			performance.getEntriesByType("navigation")[0].encodedBodySize)`)
	}
	b.ReportMetric(asked/1e6, "MB/download")
	b.ReportMetric(0, "ns/op") // opening a tab is no part of it
}

func BenchmarkTraining(b *testing.B) {
	largest := full
	largest.link += "&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true" +
		"&networkShape=8,8,8,8,8,8&learningRate=0.003"
	for name, w := range map[string]window{"default": full, "largest": largest} {
		for _, speed := range []string{"epoch", "fast"} {
			b.Run(name+"/"+speed, func(b *testing.B) { measure(b, w, speed) })
		}
	}
}

// measure trains for some seconds and counts epochs and frames.
func measure(b *testing.B, w window, speed string) {
	const (
		warmUp = 2 * time.Second
		during = 6 * time.Second
	)
	for b.Loop() {
		t := open(b, w)
		type counts struct{ Epochs, Frames, Seconds float64 }
		got := eval[counts](t, `(async () => {
			const wait = (ms) => new Promise((done) => setTimeout(done, ms));
			neuralplay.configure({ speed: `+quote(speed)+` });
			neuralplay.play();
			await wait(`+quote(warmUp.Milliseconds())+`);
			let frames = 0, counting = true;
			const count = () => { frames++; if (counting) requestAnimationFrame(count); };
			requestAnimationFrame(count);
			const began = performance.now(), first = neuralplay.state().epoch;
			await wait(`+quote(during.Milliseconds())+`);
			const seconds = (performance.now() - began) / 1000, epochs = neuralplay.state().epoch - first;
			counting = false;
			neuralplay.pause();
			return { epochs, frames, seconds };
		})()`)
		samples := eval[float64](t, `neuralplay.data().train.inputs.length`)
		b.ReportMetric(got.Frames/got.Seconds, "frames/s")
		b.ReportMetric(got.Epochs*samples/got.Seconds, "samples/s")
	}
	b.ReportMetric(0, "ns/op")
}
