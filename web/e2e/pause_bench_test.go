package e2e

import (
	"testing"
	"time"
)

// The longest the page is kept waiting while it trains as fast as it can for a
// minute: the browser itself reports every task above 50 ms.
//
//	make offline && go test ./web/e2e -run=NONE -bench=Pauses -benchtime=1x -patience=5m
func BenchmarkPauses(b *testing.B) {
	for _, c := range []struct{ name, link string }{
		{"default", ""},
		{"classes", "&preset=spiral3"},
		{"8×64", "&networkShape=64,64,64,64,64,64,64,64&learningRate=0.001"},
		{"8×64, 10,000 points, full batch", "&networkShape=64,64,64,64,64,64,64,64&learningRate=0.001&batchSize=full"},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := full
			w.link += c.link + "&speed=fast"
			own := c.name == "8×64, 10,000 points, full batch"
			for b.Loop() {
				pauses(b, w, own)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

func pauses(b *testing.B, w window, own bool) {
	const warmUp, during = 3 * time.Second, time.Minute
	t := open(b, w)
	if own {
		eval[any](t, `neuralplay.setData({columns: ["a", "b", "c", "kind"], train: (() => {
			const inputs = Array.from({ length: 10000 }, (_, i) => [Math.sin(i), Math.cos(1.7 * i), Math.sin(2.3 * i)]);
			return { inputs, targets: inputs.map(([a, b, c]) => (a * b * c > 0 ? "odd" : "even")) };
		})()})`)
	}
	type counts struct{ Above, Longest, Frames, Seconds, Samples float64 }
	got := eval[counts](t, `(async () => {
		const wait = (ms) => new Promise((done) => setTimeout(done, ms));
		let tasks = [];
		new PerformanceObserver((list) => { for (const e of list.getEntries()) tasks.push(e.duration); }).observe({ type: "longtask" });
		neuralplay.play();
		await wait(`+quote(warmUp.Milliseconds())+`);
		let frames = 0, counting = true, speeds = [];
		const count = () => { frames++; if (counting) requestAnimationFrame(count); };
		requestAnimationFrame(count);
		const off = neuralplay.on("state", (s) => speeds.push(s.samplesPerSecond));
		tasks = [];
		const began = performance.now();
		await wait(`+quote(during.Milliseconds())+`);
		const seconds = (performance.now() - began) / 1000;
		off();
		counting = false;
		const longest = Math.max(0, ...tasks), above = tasks.length;
		neuralplay.pause();
		return { above, longest, frames, seconds, samples: speeds.reduce((a, b) => a + b, 0) / speeds.length };
	})()`)
	b.ReportMetric(got.Longest, "ms/longest-task-above-50")
	b.ReportMetric(got.Above, "tasks-above-50ms")
	b.ReportMetric(got.Frames/got.Seconds, "frames/s")
	b.ReportMetric(got.Samples, "samples/s")
}
