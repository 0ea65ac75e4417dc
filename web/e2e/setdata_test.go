package e2e

import (
	"strings"
	"testing"
)

// setData takes what data returns: the same samples come back.
func TestSetDataRoundTrip(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	const values = `JSON.stringify((d => [d.train, d.test])(neuralplay.data()))`
	for _, link := range []string{
		"dataset=rings&percTrainData=30",
		"xSquared=true&xTimesY=true&sinX=true",
		"problem=regression",
		"preset=neuron",
		"dataset=table-parity&outputActivation=softmax",
	} {
		t.Run(link, func(t *testing.T) {
			b := b.in(t)
			b.do(`location.hash = ` + quote("#v=1&seed=0.5&"+link))
			b.until("the link is loaded", `neuralplay.link().includes(`+quote(strings.Split(link, "=")[1][:4])+`) ||
				neuralplay.config().sinX`)
			before, columns := eval[string](b, values), eval[string](b, `neuralplay.data().columns.join()`)
			b.do(`neuralplay.setData(neuralplay.data())`)
			if after := eval[string](b, values); after != before {
				t.Errorf("it came back as\n%.300s…, want\n%.300s…", after, before)
			}
			if got := eval[string](b, `neuralplay.data().columns.join()`); got != columns {
				t.Errorf("the columns came back as %s, want %s", got, columns)
			}
			if !eval[bool](b, `neuralplay.link().includes("ataset=own")`) {
				t.Errorf("the link is %s, want one of own data", eval[string](b, `neuralplay.link()`))
			}
			if epoch := eval[int](b, `neuralplay.step(2).then(s => s.trainLoss > 0 ? s.epoch : -1)`); epoch != 2 {
				t.Errorf("it does not train: epoch %d", epoch)
			}
		})
	}
}

// bad are data that nobody can train on, as scripts would give them, and what
// the Error has to name.
var bad = []struct {
	data string
	says []string
}{
	{``, []string{"missing", "CSV text"}},
	{`null`, []string{"missing", "CSV text"}},
	{`7`, []string{"7", "CSV text"}},
	{`"a,y\n1,0\n2,1\n", 7`, []string{"7", "standardize"}},
	{`[1, 2]`, []string{"row 1", "list"}},
	{`[{ a: 1, y: 2 }, { a: "many", y: 3 }, { b: 1 }]`, []string{"row 2", "column a", "many", "row 3", "b"}},
	{`{}`, []string{"train"}},
	{`""`, []string{"no rows"}},
	{`"a,b,y\n"`, []string{"no rows"}},
	{`"1\n2\n3\n"`, []string{"no input column"}},
	{`"a,b,y\n1,2,0\n3,oops,1\n"`, []string{"row 3", "column b", "oops"}},
	{`"a,b,y\n1,2,no\n3,,yes\n"`, []string{"only one class", "no"}},
	{`"a,b,y\n1,?,0\n3,,1\n"`, []string{"2 rows", "empty"}},
	{`"a,b,y\n1,x,0\n3,1,1\n5,5\n"`, []string{"row 2", "column b", "row 4", "2 cells"}},
	{`"a,y\n1,0.5\n2,x\n", { problem: "regression" }`, []string{"row 3", "column y", "x"}},
	{`"a,y\n1,0\n2,1\n", { problem: "clusters" }`, []string{"clusters", "regression"}},
	{`"a,b,y\n1,2,0\n3,NaN,1\n"`, []string{"row 3", "column b", "NaN"}},
	{`"a,b,y\n1,2,0\n-Infinity,2,1\n"`, []string{"row 3", "column a", "infinite"}},
	{`"a,b,y\n1,2,0\n1e400,2,1\n"`, []string{"row 3", "column a", "too large"}},
	{`"a,b,y\n1,2,0\n3,4\n"`, []string{"row 3", "2 cells", "instead of 3"}},
	{`"a,b,y\n1,2,0\n3,4,5,1\n"`, []string{"row 3", "4 cells", "instead of 3"}},
	{`"a,a,y\n1,2,0\n3,4,1\n"`, []string{"two columns", "a"}},
	{`"a,,y\n1,2,0\n3,4,1\n"`, []string{"column 2", "no name"}},
	{`"a,y\n1,yes\n2,yes\n"`, []string{"only one class", "yes"}},
	{`"a,y\n1,yes\n2,no\n3,NaN\n"`, []string{"row 4", "column y", "NaN"}},
	{`"a,y\n" + "1,A\n".repeat(50) + "2,B\n"`, []string{"no row to train on"}},
	{`"a,y\n" + Array.from("ABCDEFGH", (c, i) => i + "," + c).join("\n")`, []string{"8 classes", "at most 7"}},
	{`"a,y\n" + "1,0\n2,1\n".repeat(5001)`, []string{"10,000 rows"}},
	{`Array.from({ length: 34 }, (_, i) => "c" + i).join() + "\n"`, []string{"33 input columns", "at most 32"}},
	{`"a,y\n1,\"2\n"`, []string{"row 2", "quotation mark"}},

	{`{ train: {} }`, []string{"no rows"}},
	{`{ train: { inputs: [], targets: [] } }`, []string{"no rows"}},
	{`{ train: { inputs: [[1, 2], [3]], targets: [0, 1] } }`, []string{"training row 2", "1 input", "instead of 2"}},
	{`{ train: { inputs: [[1, 2], 3], targets: [0, 1] } }`, []string{"training row 2", "list"}},
	{`{ train: { inputs: [[]], targets: [0] } }`, []string{"no input column"}},
	{`{ train: { inputs: [[1, 2], [3, 4]], targets: [0] } }`, []string{"2 rows", "1 target"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], [3, NaN]], targets: [0, 1] } }`,
		[]string{"training row 2", "column b", "NaN"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], [Infinity, 4]], targets: [0, 1] } }`,
		[]string{"training row 2", "column a", "Infinity"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], new Float64Array([3, NaN])], targets: [0, 1] } }`,
		[]string{"training row 2", "column b", "NaN"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], [3, []]], targets: [0, 1] } }`,
		[]string{"training row 2", "column b", "is not a number"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], [3, "4"]], targets: [0, 1] } }`,
		[]string{"training row 2", "column b", "text"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], [3, 4]], targets: [0.5, NaN] } }`,
		[]string{"training row 2", "column y", "NaN"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], [3, 4]], targets: [0, 1] },
		test: { inputs: [[1, 2], [3, {}]], targets: [0, 1] } }`,
		[]string{"test row 2", "column b", "{…} is not a number"}},
	{`{ columns: ["a", "b", "y"], train: { inputs: [[1, 2], [3, 4]], targets: ["u", "v"] }, test: { inputs: [[1, 2]],
		targets: ["w"] } }`, []string{"w", "no row to train on"}},
	{`{ columns: ["a", "a", "y"], train: { inputs: [[1, 2], [3, 4]], targets: [0, 1] } }`, []string{"two columns",
		"a"}},
	{`{ columns: ["a", " ", "y"], train: { inputs: [[1, 2], [3, 4]], targets: [0, 1] } }`,
		[]string{"column 2", "no name"}},
	{`{ columns: ["a"], train: { inputs: [[1, 2], [3, 4]], targets: [0, 1] } }`,
		[]string{"columns is 1 long", "2 inputs"}},
	{`{ train: { inputs: [[1, 2], [3, 4]], targets: [[1, 0], [1, 1]] } }`,
		[]string{"training row 2", "exactly one number must be 1"}},
	{`{ train: { inputs: [[1, 2], [3, 4]], targets: [1, 1] }, problem: "classification" }`, []string{"only one class"}},
	{`{ train: { inputs: [[1, 2]], targets: [0] }, tests: {} }`, []string{"tests"}},
	{`{ train: { inputs: [[1, 2]], targets: [0] }, problem: "clustering" }`, []string{"clustering", "regression"}},
	{`{ train: { inputs: Array(10001).fill([1]), targets: Array.from({ length: 10001 }, (_, i) => i % 2) } }`,
		[]string{"10,001 rows", "10,000"}},
}

// Bad data throw an Error that names row and column, and change nothing.
func TestBadData(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=2"})
	b.do(`neuralplay.step(3)`)
	const all = `(({ epoch, step, playing, trainLoss, testLoss }) =>
		JSON.stringify([neuralplay.config(), neuralplay.data(), neuralplay.parameters(), neuralplay.link(), epoch, step,
			playing, trainLoss, testLoss]))(neuralplay.state())`
	for _, c := range bad {
		t.Run(c.data, func(t *testing.T) {
			b := b.in(t)
			before := eval[string](b, all)
			said := eval[string](b, `(() => { try { neuralplay.setData(`+c.data+`); return "taken";
				} catch (e) { return e instanceof Error ? e.message : "not an Error"; } })()`)
			for _, part := range c.says {
				if !strings.Contains(strings.ToLower(said), strings.ToLower(part)) {
					t.Errorf("it says %q, want it to name %q", said, part)
				}
			}
			if after := eval[string](b, all); after != before {
				t.Errorf("it left\n%.300s…, want\n%.300s…", after, before)
			}
		})
	}
}
