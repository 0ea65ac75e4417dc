package config

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"neuralplay/wasm/internal/message"
)

// Every code in the source is listed, and every kind of Want has its English.
func TestCodes(t *testing.T) {
	packages, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool {
		return !strings.HasSuffix(f.Name(), "_test.go")
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var used []string
	ast.Inspect(packages["config"], func(n ast.Node) bool {
		if f, ok := n.(*ast.FuncDecl); ok && f.Name.Name == "Codes" {
			return false
		}
		if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
			code, _ := strconv.Unquote(text.Value)
			if room, rest, ok := strings.Cut(code, "."); ok && rest != "" && (room == "link" || room == "config") {
				used = append(used, code)
			}
		}
		return true
	})
	slices.Sort(used)
	if used = slices.Compact(used); !slices.Equal(used, Codes()) {
		t.Errorf("the source has %v\nlisted are     %v", used, Codes())
	}
	kinds := message.WantKinds()
	for _, r := range rows {
		if kind := r.want().Kind; !slices.Contains(kinds, kind) {
			t.Errorf("%s wants a %q, which has no words", r.Key, kind)
		}
	}
}

func TestWarningsAreData(t *testing.T) {
	noise := message.Between("integer", 0, 80)
	for _, c := range []struct {
		link string
		want message.Message
	}{
		{"v=1&noise=90", message.Message{Code: "link.value", Key: "noise", Got: "90", Want: noise, Used: "50"}},
		{"v=1&batchsize=5", message.Message{Code: "link.similarKey", Key: "batchsize", Got: "5", Name: "batchSize",
			Want: &message.Want{Kind: "thisKey", Names: []string{"batchSize"}}}},
		{"v=1&colour=red", message.Message{Code: "link.unknownKey", Key: "colour", Got: "red", Want: message.A("key")}},
		{"v=1&x_hide=1", message.Message{Code: "link.hide", Key: "x_hide", Got: "1", Want: message.A("flag")}},
		{"v=1&x=false&y=false", message.Message{Code: "link.noInput", Key: "inputs", Got: "none",
			Want: message.A("input"), Used: "x, y"}},
		{"v=1&activations=tanh,cube", message.Message{Code: "link.value", Key: "activations", Got: "tanh,cube",
			Want: &message.Want{Kind: "names", Most: 8, Names: activationsKind.element.want().Names}}},
	} {
		_, warnings := Parse(c.link, fresh)
		if len(warnings) != 1 || !reflect.DeepEqual(warnings[0], c.want) {
			t.Errorf("%s:\n got  %+v\n want %+v", c.link, warnings, c.want)
		}
	}
}

func TestRefusalsAreData(t *testing.T) {
	for _, c := range []struct {
		patch string
		want  message.Message
	}{
		{`{"noise": 81}`, message.Message{Code: "config.value", Key: "noise", Got: "81",
			Want: message.Between("integer", 0, 80)}},
		{`{"noise_hide": 1}`, message.Message{Code: "config.value", Key: "noise_hide", Got: "1",
			Want: message.A("flag")}},
		{`{"learningRate": "a"}`, message.Message{Code: "config.value", Key: "learningRate", Got: `"a"`,
			Want: message.Between("numberAbove", 0, 1000)}},
		{`{"axes": [1, 1]}`, message.Message{Code: "config.value", Key: "axes", Got: "[1,1]",
			Want: &message.Want{Kind: "axes", Low: at(1), High: at(32), Most: 2}}},
		{`{"Noise": 5}`, message.Message{Code: "config.similarKey", Key: "Noise", Name: "noise",
			Want: &message.Want{Kind: "thisKey", Names: []string{"noise"}}}},
		{`{"colour": 5}`, message.Message{Code: "config.unknownKey", Key: "colour", Want: message.A("key")}},
		{`{"x": false, "y": false}`, message.Message{Code: "config.noInput", Key: "inputs", Got: "none",
			Want: &message.Want{Kind: "someOf", Names: inputKeys()}}},
	} {
		var values Values
		if err := json.Unmarshal([]byte(c.patch), &values); err != nil {
			t.Fatal(err)
		}
		_, _, err := Default("1").Patch(values)
		var refusal *message.Error
		if !errors.As(err, &refusal) || !reflect.DeepEqual(refusal.Message, c.want) {
			t.Errorf("%s:\n got  %+v\n want %+v", c.patch, err, c.want)
		}
	}
	c := Default("1")
	c.Axes = []int{4, 2}
	if got := c.AxesWarning(3); got.Key != "axes" || got.Got != "4,2" || got.Want.Most != 3 || got.Used != "1,2" {
		t.Errorf("got %+v", got)
	}
	c.Problem = "regression"
	if got := c.OwnDataWarning(); got.Key != "regDataset" || got.Got != Own || got.Used != "reg-plane" {
		t.Errorf("got %+v", got)
	}
}

func at(v float64) *float64 { return &v }

func TestValuesAreOrdered(t *testing.T) {
	c := Default("1")
	c.Hidden["noise"], c.Hidden["playButton"] = true, true
	values := c.Values()
	values["zzz"], values["aaa"] = nil, 1
	text, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	var want []string
	for _, r := range rows {
		want = append(want, r.Key)
	}
	want = append(want, "playButton_hide", "noise_hide", "aaa", "zzz")
	var got []string
	depth := 0
	for key := true; ; {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch token := token.(type) {
		case json.Delim:
			if depth += map[bool]int{true: 1, false: -1}[token == '{' || token == '[']; depth == 1 {
				key = true
			}
			continue
		case string:
			if depth == 1 && key {
				got = append(got, token)
				key = false
				continue
			}
		}
		if depth == 1 {
			key = true
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if text, err := json.Marshal(Values{}); string(text) != "{}" || err != nil {
		t.Errorf("nothing: %s, %v", text, err)
	}
}

// Not a word for people: a setting has ids and symbols only.
func TestSettingsHaveNoWords(t *testing.T) {
	for _, s := range Settings() {
		for _, text := range []string{s.Key, s.Kind, s.Group, s.Control, s.Effect, s.Hide, s.Needs, s.Follows} {
			if strings.ContainsAny(text, " .,") {
				t.Errorf("%s has the words %q", s.Key, text)
			}
		}
		if !slices.Contains([]string{"", "percent", "degrees", "epochs"}, s.Unit) {
			t.Errorf("%s: the unit %q", s.Key, s.Unit)
		}
		for _, choice := range s.Choices {
			if strings.ContainsAny(choice.Value+choice.Group, " .,") {
				t.Errorf("%s has the words %+v", s.Key, choice)
			}
			if s.Key == "dataset" && !slices.Contains([]string{"two", "several", "tables", "own"}, choice.Group) {
				t.Errorf("%s is in the group %q", choice.Value, choice.Group)
			}
		}
	}
}
