package dataset

import (
	"errors"
	"runtime"
	"strings"
	"testing"
)

// Text that is far too much is refused before it is read.
func TestLimits(t *testing.T) {
	many := func(text string) string { return strings.Repeat(text, MostBytes/len(text)+1)[:MostBytes] }
	for _, c := range []struct{ name, text, code string }{
		{"bytes", many("1,2,3\n") + "1", "tooLong"},
		{"cells", many("1,"), "manyCells"},
		{"blank lines", many(",,\n"), "manyCells"},
		{"lines", many("\n"), "manyCells"},
		{"one word", many("a"), "longText"},
		{"semicolons in quotation marks", `"` + many(";")[2:] + `"`, "longText"},
		{"a long cell", "a,b\n1," + many("x")[10:] + "\n2,y", "longText"},
		{"a name", many("x")[10:] + ",b\n1,2\n2,3", "longText"},
	} {
		mustRefuse(t, "CSV: "+c.name, c.code, func() error { _, err := ParseCSV(c.text); return err })
	}
	const head = `{"train": {"inputs": [`
	for _, c := range []struct{ name, text, code string }{
		{"bytes", head + many("[1],"), "tooLong"},
		{"lists", (head + many("[1],"))[:MostBytes], "manyCells"},
		{"depth", many("["), "deep"},
		{"depth inside", (head + many(`{"a":`))[:MostBytes], "deep"},
		{"a key", `{"` + many("k")[10:] + `": 1}`, "longText"},
		{"a string", `{"columns": ["` + many("k")[40:] + `"], "train": 1}`, "longText"},
		{"names", `{"columns": [` + strings.Repeat(`"k",`, 400000) +
			`"k"], "train": {"inputs": [[1]], "targets": [1]}}`, "columnNames"},
		{"space", many(" "), "endsEarly"},
	} {
		mustRefuse(t, "JSON: "+c.name, c.code, func() error { _, err := ParseJSON([]byte(c.text)); return err })
	}
}

// mustRefuse wants a fault that was found without making much of the text: how
// long that takes follows, but a test must not depend on a clock.
func mustRefuse(t *testing.T, name, code string, read func() error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := read()
	runtime.ReadMemStats(&after)
	var f *Fault
	if !errors.As(err, &f) || f.Code != code {
		t.Errorf("%s: got %.200v, want the code %s", name, err, code)
		return
	}
	if text := err.Error(); len(text) > 1000 {
		t.Errorf("%s: an error of %d bytes", name, len(text))
	}
	if made := after.TotalAlloc - before.TotalAlloc; made > 6*MostBytes {
		t.Errorf("%s: made %d bytes of %d", name, made, MostBytes)
	}
}
