package message

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"neuralplay/nn/dataset"
	"neuralplay/nn/tensors"
)

func TestOf(t *testing.T) {
	_, fault := dataset.ParseCSV("a,b,kind\n1,abc,x\n")
	_, cells := dataset.ParseCSV("a,b,kind\n1,2\n")
	_, both := dataset.ParseCSV("a,b,kind\n1,abc,x\n1,2\n")
	_, printed := tensors.Parse("W1 = [1,\n 2)")
	refusal := Refuse(Message{Code: "config.value", Key: "noise", Got: "81", Want: Between("integer", 0, 80)})
	for _, c := range []struct {
		err  error
		want Message
	}{
		{fault, Message{Code: "data.notNumber", Row: 2, Column: "b", Got: `"abc"`}},
		{fmt.Errorf("setData: %w", fault), Message{Code: "data.notNumber", Row: 2, Column: "b", Got: `"abc"`}},
		{cells, Message{Code: "data.cells", Row: 2, Count: 2, Want: Count(3)}},
		{both, Message{Code: "data.notNumber", Row: 2, Column: "b", Got: `"abc"`,
			More: []Message{{Code: "data.cells", Row: 3, Count: 2, Want: Count(3)}}}},
		{printed, Message{Code: "tensors.wrongClose", Row: 2, Column: "3", Got: ")", Name: "]"}},
		{refusal, refusal.Message},
		{fmt.Errorf("configure: %w", refusal), refusal.Message},
		{errors.New(strings.Repeat("ü", 99)), Message{Code: "internal", Got: strings.Repeat("ü", 30) + "…"}},
	} {
		if got := Of(c.err); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v:\n got  %+v\n want %+v", c.err, got, c.want)
		}
	}
	// Go callers read the same sentence from either.
	for _, err := range []error{fault, cells, both} {
		if got := Of(err).String(); got != err.Error() {
			t.Errorf("got %q, want %q", got, err)
		}
	}
}

func TestCodesHoldEveryFault(t *testing.T) {
	codes := Codes()
	for _, code := range dataset.FaultCodes() {
		if !slices.Contains(codes, "data."+code) {
			t.Errorf("data.%s is missing", code)
		}
	}
	for _, code := range tensors.FaultCodes() {
		if !slices.Contains(codes, "tensors."+code) {
			t.Errorf("tensors.%s is missing", code)
		}
	}
	if !slices.Contains(codes, Internal) {
		t.Error("the code of unknown errors is missing")
	}
}

func TestString(t *testing.T) {
	for _, c := range []struct {
		m    Message
		want string
	}{
		{Message{Code: "config.value", Key: "noise", Got: "81", Want: Between("integer", 0, 1000000)},
			"noise: got 81, want a whole number from 0 to 1000000"},
		{Message{Code: "link.value", Key: "rho", Got: "x", Want: Between("number", 0, 0.5), Used: "0.9"},
			`rho: got "x", want a number from 0 to 0.5; using 0.9`},
		{Message{Code: "call.argument", Call: "step", Key: "n", Got: "-1", Want: Between("size", 1, 9)},
			"step: n: got -1, want size from 1 to 9"},
		{Message{Code: "call.failed", Call: "setData", Cause: &Message{Code: "data.noRows"}},
			"setData: call.failed: no rows"},
		{Message{Code: "link.tooLong", Count: 30000, Want: Count(20000)},
			"link.tooLong: got 30000, want at most 20000"},
		{Message{Code: "x", Want: &Want{Kind: "list", Each: OneOf("a", "b")}}, "x: want list, each one of a, b"},
	} {
		if got := c.m.String(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// Fields that say nothing stay off the wire, but a bound of 0 is said.
func TestJSON(t *testing.T) {
	text, err := json.Marshal(Message{Code: "config.value", Key: "noise", Got: "81", Want: Between("integer", 0, 80)})
	want := `{"code":"config.value","key":"noise","got":"81","want":{"kind":"integer","low":0,"high":80}}`
	if err != nil || string(text) != want {
		t.Errorf("got  %s (%v)\nwant %s", text, err, want)
	}
}

func TestExcerpt(t *testing.T) {
	for _, text := range []string{"", "short", strings.Repeat("長", 50), "\xff" + strings.Repeat("a", 100)} {
		got := Excerpt(text)
		if !utf8.ValidString(got) || len(got) > 64 || len(text) < 60 && got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}
