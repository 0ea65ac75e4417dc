package api

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/view"
)

func start(t *testing.T, link string) *API {
	t.Helper()
	c, warnings := config.Parse(link, func() string { return "0.5" })
	if len(warnings) > 0 {
		t.Fatalf("%s: %v", link, warnings)
	}
	s := play.New(c, func() time.Duration { return 0 })
	return New(Start{Session: s, View: view.New(s), Seed: func() string { return "0.7" }, Emit: func(_, _ string) {}})
}

// The table has everything that the generated methods and declarations need.
func TestTheTableIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Calls {
		if seen[c.Name] {
			t.Errorf("%s: duplicate name", c.Name)
		}
		seen[c.Name] = true
		if !strings.HasSuffix(c.Doc, ".") || strings.Contains(c.Doc, "*/") {
			t.Errorf("%s: %q is not a sentence", c.Name, c.Doc)
		}
		optional := false
		for i := range c.Arguments.NumField() {
			f := c.Arguments.Field(i)
			if f.Tag.Get("arg") == "" {
				t.Errorf("%s: argument %s has no name", c.Name, f.Name)
			}
			text := f.Tag.Get("default")
			if text != "" && json.Unmarshal([]byte(text), reflect.New(f.Type).Interface()) != nil {
				t.Errorf("%s: argument %s: bad default %s", c.Name, f.Name, text)
			}
			if optional && text == "" {
				t.Errorf("%s: required argument %s follows an optional one", c.Name, f.Name)
			}
			optional = text != ""
		}
	}
	for _, e := range Events {
		if seen["event "+e.Name] || !strings.HasSuffix(e.Doc, ".") {
			t.Errorf("event %s: duplicate name, or %q is not a sentence", e.Name, e.Doc)
		}
		seen["event "+e.Name] = true
	}
}

// Answers in bytes and in text are the same.
func TestBytesEqualText(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5",
		"v=1&seed=0.5&dataset=blobs&xSquared=true",
		"v=1&preset=neuron&seed=1",
	} {
		a := start(t, link)
		for _, c := range []struct{ name, arguments string }{
			{"data", "[]"},
			{"state", "[]"},
			{"predict", "[[]]"},
			{"predict", "[[[1]]]"},
			{"trace", `[{"set":"train","index":1}]`},
			{"traceBatch", "[]"},
			{"setWeight", "[9,9,9]"},
			{"fly", "[]"},
			{"predict", "[[[0.25,-3],[1e-9,2]]]"},
			{"predict", "[[[0.25,-3,1],[1e-9,2,4]]]"},
		} {
			var text any
			if err := json.Unmarshal([]byte(a.Call(c.name, c.arguments)), &text); err != nil {
				t.Fatal(err)
			}
			if unpacked := unpack(t, a.CallBytes(c.name, c.arguments)); !reflect.DeepEqual(unpacked, text) {
				t.Errorf("%s: %s %s: bytes say %v, text %v", link, c.name, c.arguments, unpacked, text)
			}
		}
	}
}

// unpack decodes an answer the way the page does (web/js/bridge).
func unpack(t *testing.T, packed []byte) any {
	t.Helper()
	n := int(binary.LittleEndian.Uint32(packed))
	var value any
	if err := json.Unmarshal(packed[4:4+n], &value); err != nil {
		t.Fatal(err)
	}
	rest := packed[(4+n+7)/8*8:]
	return fill(value, func(i int) float64 {
		return math.Float64frombits(binary.LittleEndian.Uint64(rest[8*i:]))
	})
}

func fill(value any, number func(int) float64) any {
	switch v := value.(type) {
	case map[string]any:
		place, ok := v["matrix"].([]any)
		if !ok || len(v) != 1 {
			for key, of := range v {
				v[key] = fill(of, number)
			}
			return v
		}
		at, rows, columns := int(place[0].(float64)), int(place[1].(float64)), int(place[2].(float64))
		matrix := make([]any, rows)
		for r := range matrix {
			row := make([]any, columns)
			for c := range row {
				row[c] = number(at + r*columns + c)
			}
			matrix[r] = row
		}
		return matrix
	case []any:
		for i, of := range v {
			v[i] = fill(of, number)
		}
	}
	return value
}

func TestBytesAreSmallerThanText(t *testing.T) {
	a := start(t, "v=1&seed=0.5")
	if text, packed := len(a.Call("data", "[]")), len(a.CallBytes("data", "[]")); packed > text {
		t.Errorf("%d bytes packed, %d as text", packed, text)
	}
}

// The declarations declare every name they use, and every public call and event.
func TestDeclarations(t *testing.T) {
	var b bytes.Buffer
	if err := Declarations(&b); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	declared := []string{"Promise", "Partial", "Window", "E", "HTMLElement", "CustomEvent", "AddEventListenerOptions",
		"EventListenerOrEventListenerObject"}
	for _, m := range regexp.MustCompile(`(?m)interface (\w+)`).FindAllStringSubmatch(text, -1) {
		declared = append(declared, m[1])
	}
	withoutComments := regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*|"[^"]*"`).ReplaceAllString(text, "")
	for _, name := range regexp.MustCompile(`\b[A-Z]\w*`).FindAllString(withoutComments, -1) {
		if !slices.Contains(declared, name) {
			t.Errorf("%s is not declared", name)
		}
	}
	for _, want := range []string{
		`  step(n?: number, unit?: "epoch" | "batch" | "sample"): Promise<State>;`,
		"  predict(inputs: number[][]): number[][];",
		"  predict(inputs: number[][]): Promise<number[][]>;", // of the element
		"  setData(data: string | Data | object[], " +
			"options?: {standardize?: boolean, problem?: Config['problem']}): void;",
		"  config: ConfigNews;",
		"  notice: Message;",
		`  batchSize: number | "full";`,
		`  problem: "classification" | "regression";`,
		"  trainLoss: number | null;",
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for _, private := range []string{"snapshot(", "viewport(", "layout:", "done:", "ownData:", "keepOwnData("} {
		if strings.Contains(text, private) {
			t.Errorf("%s is declared, but only the page may call it", private)
		}
	}
}

// The README has the program's tables, written by go run ./wasm/internal/generate.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var tables bytes.Buffer
	if err := Markdown(&tables); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), tables.String()) {
		t.Errorf("the README's tables of calls and events are not the program's: "+
			"run go run ./wasm/internal/generate; want\n%s", tables.String())
	}
}
