//go:build unix

package dataset

import (
	"errors"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Text that is far too much is refused before it is read.
func TestLimits(t *testing.T) {
	many := func(text string) string { return strings.Repeat(text, MostBytes/len(text)+1)[:MostBytes] }
	for _, c := range []struct{ name, text, code string }{
		{"bytes", many("1,2,3\n") + "1", "tooLong"},
		{"cells", many("1,"), "manyCells"},
		{"blank lines", many(",,\n"), "manyCells"},
		{"lines", many("\n"), "manyCells"},
		{"one word", many("a"), "oneColumn"},
		{"semicolons in quotation marks", `"` + many(";")[2:] + `"`, "oneColumn"},
		{"a long cell", "a,b\n1," + many("x")[10:] + "\n2,y", "longName"},
		{"a name", many("x")[10:] + ",b\n1,2\n2,3", "longName"},
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

// mustRefuse wants a fault within a time that a person does not notice.
func mustRefuse(t *testing.T, name, code string, read func() error) {
	t.Helper()
	const soon = 200 * time.Millisecond
	shortest := time.Hour
	for try := 0; try < 10 && shortest > soon; try++ {
		began := spent(t)
		err := read()
		shortest = min(shortest, spent(t)-began)
		var f *Fault
		if !errors.As(err, &f) || f.Code != code {
			t.Errorf("%s: got %.200v, want the code %s", name, err, code)
			return
		}
		if text := err.Error(); len(text) > 1000 {
			t.Errorf("%s: an error of %d bytes", name, len(text))
		}
	}
	if shortest > soon {
		t.Errorf("%s: took %v", name, shortest)
	}
}

// spent returns the processor's time so far: that on the wall depends on what
// else the machine does.
func spent(t *testing.T) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Skip(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
