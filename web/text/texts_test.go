// Package text tests the words of the page: that every key that is asked for is
// there, that none is there for nothing, and that all languages have the same.
package text

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"neuralplay/nn/tensors"
)

const root = "../.."

// texts is a language's file: by key a string, or an object of plural forms.
type texts map[string]any

func readTexts(t *testing.T, name string) texts {
	t.Helper()
	content := read(t, "web/text/"+name)
	var all texts
	if err := json.Unmarshal([]byte(content), &all); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	seen := map[string]bool{}
	for _, match := range regexp.MustCompile(`(?m)^ "([^"]+)":`).FindAllStringSubmatch(content, -1) {
		if key := match[1]; seen[key] {
			t.Errorf("%s has %q twice", name, key)
		}
		seen[match[1]] = true
	}
	if len(seen) != len(all) {
		t.Errorf("%s: %d keys begin a line after one space, but there are %d", name, len(seen), len(all))
	}
	return all
}

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatalf("%v (js/generated is made by go run ./web/build)", err)
	}
	return string(content)
}

// sources returns the text of all files below a folder whose names match, tests
// and generated files left out.
func sources(t *testing.T, folder, ext string) string {
	t.Helper()
	var all strings.Builder
	err := fs.WalkDir(os.DirFS(root), folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "generated":
			return fs.SkipDir
		case !entry.IsDir() && strings.HasSuffix(name, ext) && !strings.HasSuffix(name, "_test.go"):
			all.WriteString(read(t, name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// scripts returns the code of the page's scripts, without comments.
func scripts(t *testing.T) string {
	t.Helper()
	comment := regexp.MustCompile(`(?m)^\s*//.*$|^\s*/\*\*(?s:.*?)\*/`)
	return comment.ReplaceAllString(sources(t, "web/js", ".js")+sources(t, "web/embed", ".js"), "")
}

// group1 returns what the first group of a pattern matches, sorted, each once.
func group1(pattern, text string) []string {
	found := map[string]bool{}
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found[match[1]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// keys are those that the page may ask for: some must be there, some may.
type keys struct{ must, may map[string]bool }

func (k keys) need(names ...string) {
	for _, name := range names {
		k.must[name] = true
	}
}

func (k keys) allow(names ...string) {
	for _, name := range names {
		k.may[name] = true
	}
}

// pageKeys collects the keys of the page's scripts and of index.html.
func pageKeys(t *testing.T, page string) keys {
	k := keys{map[string]bool{}, map[string]bool{}}
	k.need(group1(`\bt\("([^"]+)"`, scripts(t))...)
	k.need(group1(`\{\{text:([^}]+)\}\}`, page)...)
	k.need(group1(`data-text(?:-label)?="([^"]+)"`, page)...)
	k.need("evaluation.trainAccuracy", "evaluation.trainAccuracy.test") // of training points it is the accuracy
	for _, figure := range figures {
		name := "evaluation." + figure
		k.need(name, name+".test", name+".train")
	}
	for _, figure := range []string{"precision", "recall", "f1", "rocAUC"} {
		name := "evaluation." + figure + ".macro"
		k.need(name, name+".test", name+".train")
	}
	k.need("evaluation.confusion.test", "evaluation.confusion.train")
	k.need(prefixed("groups.", group1(`data-fold="([^"]+)"`, page)...)...)
	k.need("page.languageName") // web/build lists the languages
	settingKeys(t, k)
	return k
}

var figures = []string{
	"accuracy", "precision", "recall", "f1", "rocAUC", "r2", "meanAbsoluteError", "penalty",
}

func prefixed(prefix string, names ...string) []string {
	for i, name := range names {
		names[i] = prefix + name
	}
	return names
}

// settingKeys adds the keys of the generated table of settings.
func settingKeys(t *testing.T, k keys) {
	module := read(t, "web/js/generated/settings.js")
	from, to := strings.Index(module, "["), strings.LastIndex(module, "]")
	var table []struct {
		Key, Kind, Group, Unit string
		Choices                []struct{ Value, Group string }
		Ladder                 []json.Number
	}
	if err := json.Unmarshal([]byte(strings.TrimRight(module[from:to], ", \n")+"]"), &table); err != nil {
		t.Fatal(err)
	}
	for _, s := range table {
		name := "settings." + s.Key
		k.need(name+".label", name+".help")
		if s.Kind == "text" {
			k.allow(name + ".placeholder")
		}
		for _, v := range s.Ladder {
			k.allow(name + ".values." + v.String())
		}
		for _, c := range s.Choices {
			choice := name + ".choices." + c.Value
			k.need(choice)
			k.allow(choice+".help", choice+".short")
			if c.Group != "" {
				group := "groups." + s.Key + "." + c.Group
				k.need(group)
				k.allow(group + ".short")
			}
		}
		if s.Unit != "" {
			k.need("units." + s.Unit)
		}
		if s.Group != "none" {
			k.need("groups." + s.Group)
		}
		if s.Group == "inputs" {
			k.need("features." + s.Key)
		}
	}
}

// programKeys adds the keys of the program's messages: their codes, and what
// they want. Where something stands in data is worded from the fields.
func programKeys(t *testing.T, k keys, all texts) {
	program, data, scripts := sources(t, "wasm", ".go"), sources(t, "nn/dataset", ".go"), scripts(t)
	k.need(prefixed("message.data.", group1(`\bCode:\s*"(\w+)"`, data)...)...)
	k.need(prefixed("message.", group1(`\bCode:\s*"([\w.]+)"`, program)...)...)
	areas := group1(`(?m)^message\.(\w+)\.\w+$`, strings.Join(slices.Collect(maps.Keys(all)), "\n"))
	k.need(prefixed("message.", group1(`"((?:`+strings.Join(areas, "|")+`)\.[A-Za-z]+)"`, program)...)...)
	k.need(prefixed("message.tensors.", tensors.FaultCodes()...)...)
	checkKeys(k)
	k.need(prefixed("want.", group1(`(?:\bKind:\s*|\bmessage\.A\(|\bBetween\(|\bwant:)"(\w+)"`, program)...)...)
	for key := range all {
		area, rest, _ := strings.Cut(key, ".")
		quoted := `"` + rest + `"`
		inData, isData := strings.CutPrefix(rest, "data.")
		isUsed := strings.Contains(program, quoted) || strings.Contains(scripts, `code: `+quoted) ||
			isData && strings.Contains(data, `"`+inData+`"`)
		switch {
		case area == "place", (area == "message" || area == "want") && isUsed:
			k.allow(key)
		}
	}
}

// checkKeys adds what each code of a report of checkTensors means.
func checkKeys(k keys) {
	k.need(prefixed("check.cause.", tensors.CauseCodes()...)...)
	k.need(prefixed("check.part.", tensors.Parts()...)...)
	k.need(prefixed("check.status.", tensors.Statuses()...)...)
	for _, kind := range tensors.Kinds() {
		k.need("check.kind." + string(kind))
	}
}

// TestKeys finds keys that are asked for and not there, and the other way round.
func TestKeys(t *testing.T) {
	all := readTexts(t, "en.json")
	k := pageKeys(t, read(t, "web/index.html"))
	programKeys(t, k, all)
	for _, key := range slices.Sorted(maps.Keys(k.must)) {
		if _, ok := all[key]; !ok {
			t.Errorf("en.json has no text %q", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if !k.must[key] && !k.may[key] {
			t.Errorf("en.json has %q, which nobody asks for", key)
		}
	}
}

// Keys that scripts put together must belong to a family that TestKeys knows.
func TestFamilies(t *testing.T) {
	known := []string{
		"settings.${key}.label", "settings.${key}.help", "settings.${key}.placeholder",
		"settings.${key}.values.${value}",
		"settings.${key}.choices.${value}", "settings.${key}.choices.${value}.help",
		"settings.${setting.key}.choices.${value}.short",
		"groups.${group}", "groups.${setting.key}.${id}", "groups.${setting.key}.${id}.short",
		"check.cause.${code}", "check.part.${part}", "check.status.${reading.status}", "check.kind.${kind}",
		"units.${unit}", "features.${key}", "message.${code}", "want.${kind}", "place.${kind}",
		"evaluation.${key}", "evaluation.${key}.macro", "evaluation.confusion.${of}", "${text}.${of}",
	}
	used := group1("`((?:[a-z]+\\.|\\$\\{text\\}\\.)[^` ]*\\$\\{[^` ]+)`", scripts(t))
	for _, template := range used {
		if !slices.Contains(known, template) {
			t.Errorf("the scripts put together %q: write the keys out, or teach this test the family", template)
		}
	}
	if len(used) != len(known) {
		t.Errorf("the scripts use the families\n%q, this test knows\n%q", used, known)
	}
}

// forms returns the forms of a text.
func forms(text any) map[string]string {
	switch text := text.(type) {
	case string:
		return map[string]string{"other": text}
	case map[string]any:
		all := map[string]string{}
		for form, words := range text {
			all[form], _ = words.(string)
		}
		return all
	}
	return nil
}

var placeholder = regexp.MustCompile(`\{(\w*)\}`)

func placeholders(text any) []string {
	found := map[string]bool{}
	for _, words := range forms(text) {
		for _, match := range placeholder.FindAllStringSubmatch(words, -1) {
			found[match[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// Every language has the same keys with the same placeholders, and nothing empty.
func TestLanguages(t *testing.T) {
	files, err := filepath.Glob("*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	english := readTexts(t, "en.json")
	for _, file := range files {
		language := readTexts(t, file)
		for key, text := range language {
			if _, ok := english[key]; !ok {
				t.Errorf("%s has %q, which English has not", file, key)
			}
			all := forms(text)
			if all["other"] == "" {
				t.Errorf("%s: %q has no words, or no form \"other\"", file, key)
			}
			for _, words := range all {
				if strings.TrimSpace(words) != words || strings.ContainsAny(placeholder.ReplaceAllString(words, ""),
					"{}<>") &&
					!strings.HasPrefix(key, "want.") {
					t.Errorf("%s: %q is not clean: %q", file, key, words)
				}
			}
			if got, want := placeholders(text), placeholders(english[key]); !slices.Equal(got, want) {
				t.Errorf("%s: %q has the placeholders %q, want %q", file, key, got, want)
			}
		}
		for key := range english {
			if _, ok := language[key]; !ok {
				t.Errorf("%s has no %q", file, key)
			}
		}
	}
}

// index.html holds keys, and no words of a language.
func TestIndexHoldsNoWords(t *testing.T) {
	page := read(t, "web/index.html")
	words := regexp.MustCompile(`\b(?:aria-label|title|alt|placeholder)="[^"]*"`).FindAllString(page, -1)
	body := regexp.MustCompile(`(?s)<!--.*?-->|<[^>]*>|\{\{text:[^}]+\}\}`).ReplaceAllString(page, "")
	if words = append(words, strings.Fields(body)...); len(words) > 0 {
		t.Errorf("index.html holds the words %q", words)
	}
}

// Scripts hold keys, and no sentences. What goes to the console is for authors.
func TestScriptsHoldNoWords(t *testing.T) {
	code := regexp.MustCompile(`(?m)console\.\w+\(.*$`).ReplaceAllString(scripts(t), "")
	code = regexp.MustCompile("(?s)export const irises = `.*?`;").ReplaceAllString(code, "")
	sentence := regexp.MustCompile("[\"`][A-Z][a-z]+ [a-z][^\"`\n]*[\"`]")
	for _, words := range sentence.FindAllString(code, -1) {
		t.Errorf("a script holds the words %s", words)
	}
}
