package e2e

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/cdp/jsonv2"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// The longest the page is kept waiting while it trains as fast as it can for a
// minute, as the browser's own trace has it: processor time of the longest task
// of the page's thread, and of how many tasks it was above 50 ms. The time on the
// clock is reported beside it; without a graphics card it says how much the drawing,
// which then runs on the same cores, takes away.
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
	eval[any](t, `neuralplay.play()`)
	time.Sleep(warmUp)
	tasks := traceTasks(t, during)
	state := eval[struct {
		SamplesPerSecond, FramesPerSecond float64
	}](t, `(({ samplesPerSecond, framesPerSecond }) => ({ samplesPerSecond, framesPerSecond }))(neuralplay.state())`)
	longest, onClock, above := 0.0, 0.0, 0
	for _, task := range tasks {
		longest, onClock = max(longest, task.Processor), max(onClock, task.Clock)
		if task.Processor > 50_000 {
			above++
		}
	}
	if len(tasks) < 100 {
		b.Fatalf("the trace has only %d tasks of the page", len(tasks))
	}
	b.ReportMetric(longest/1000, "ms/longest-task")
	b.ReportMetric(onClock/1000, "ms/longest-on-the-clock")
	b.ReportMetric(float64(above), "tasks-above-50ms")
	b.ReportMetric(state.FramesPerSecond, "frames/s")
	b.ReportMetric(state.SamplesPerSecond, "samples/s")
}

// tracedTask is one task of the page's thread; times in µs.
type tracedTask struct {
	Name      string  `json:"name"`
	Phase     string  `json:"ph"`
	Clock     float64 `json:"dur"`
	Processor float64 `json:"tdur"`
	Process   int     `json:"pid"`
	Thread    int     `json:"tid"`
	Args      struct {
		Name string `json:"name"`
	} `json:"args"`
}

// traceTasks records what the page's thread does for a while.
func traceTasks(t *tab, during time.Duration) []tracedTask {
	t.Helper()
	var pieces []jsonv2.Value
	complete := make(chan struct{})
	err := chromedp.Listen(t.ctx, func(event any) {
		switch event := event.(type) {
		case *tracing.EventDataCollected:
			pieces = append(pieces, event.Value...)
		case *tracing.EventTracingComplete: // after the last piece
			close(complete)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	start := tracing.StartParams{TraceConfig: &tracing.TraceConfig{
		IncludedCategories: []string{"toplevel", "__metadata"}, ExcludedCategories: []string{"*"},
	}}
	if _, err := chromedp.Call(t.ctx, tracing.Start, start); err != nil {
		t.Fatal(err)
	}
	time.Sleep(during)
	if _, err := chromedp.Call(t.ctx, tracing.End, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	<-complete
	return busiest(t, pieces)
}

// busiest are the tasks of the main thread that did the most: other tabs have
// one, too, but nothing to do.
func busiest(t *tab, pieces []jsonv2.Value) []tracedTask {
	type thread struct{ process, id int }
	tasks, work, main := map[thread][]tracedTask{}, map[thread]float64{}, map[thread]bool{}
	for _, piece := range pieces {
		var task tracedTask
		if err := json.Unmarshal(piece, &task); err != nil {
			t.Fatal(err)
		}
		at := thread{task.Process, task.Thread}
		switch {
		case task.Name == "thread_name" && task.Args.Name == "CrRendererMain":
			main[at] = true
		case task.Phase == "X":
			tasks[at] = append(tasks[at], task)
			work[at] += task.Processor
		}
	}
	var most thread
	for at := range main {
		if work[at] > work[most] {
			most = at
		}
	}
	return tasks[most]
}
