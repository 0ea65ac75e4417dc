// Package lessons tests the sources of the lessons: that both languages have the same
// steps, that nothing is left untranslated, and that the programs print what the pages
// say. That the program in the page computes the same is tested beside it, in
// wasm/internal/play.
package lessons

import (
	"encoding/json"
	"html"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// names are the lessons that there are sources of.
func names(t *testing.T) (names []string) {
	files, err := filepath.Glob("*.en.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no lessons here: %v", err)
	}
	for _, file := range files {
		names = append(names, strings.TrimSuffix(file, ".en.html"))
	}
	return names
}

// An attribute may hold a >.
var tag = regexp.MustCompile(`(?s)<[a-z/](?:"[^"]*"|[^">])*>`)

// tags are all tags of a source with their attributes, in one line each.
func tags(source string) []string {
	found := tag.FindAllString(source, -1)
	for i, tag := range found {
		found[i] = strings.Join(strings.Fields(tag), " ")
	}
	return found
}

// What a lesson does is in its attributes, so both languages have the same.
func TestBothLanguagesHaveTheSameSteps(t *testing.T) {
	for _, name := range names(t) {
		inEnglish, inChinese := tags(read(t, name+".en.html")), tags(read(t, name+".zh.html"))
		for i, tag := range inEnglish {
			if i >= len(inChinese) || inChinese[i] != tag {
				t.Errorf("%s: tag %d, %s in English, is another in Chinese, or missing", name, i, tag)
				break
			}
		}
		if len(inEnglish) < len(inChinese) {
			t.Errorf("%s: Chinese has %d tags more", name, len(inChinese)-len(inEnglish))
		}
	}
}

var block = regexp.MustCompile(`(?s)<(p|li|h1|h2|th|td|button)\b[^>]*>(.*?)</(?:p|li|h1|h2|th|td|button)>`)

// paragraphs are the texts of a source's blocks.
func paragraphs(source string) (texts []string) {
	for _, found := range block.FindAllStringSubmatch(source, -1) {
		text := html.UnescapeString(tag.ReplaceAllString(found[2], ""))
		texts = append(texts, strings.Join(strings.Fields(text), " "))
	}
	return texts
}

var words = regexp.MustCompile(`\pL{3,} \pL{2,}`) // two in a row, as in a sentence

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func TestEverythingIsTranslated(t *testing.T) {
	for _, name := range names(t) {
		english, chinese := paragraphs(read(t, name+".en.html")), paragraphs(read(t, name+".zh.html"))
		for i, text := range english {
			if strings.ContainsFunc(text, isHan) {
				t.Errorf("%s.en: Chinese in %q", name, text)
			}
			if i < len(chinese) && words.MatchString(text) && !strings.ContainsFunc(chinese[i], isHan) {
				t.Errorf("%s.zh: not translated: %q", name, chinese[i])
			}
		}
		for _, text := range chinese {
			if run := regexp.MustCompile(`([A-Za-z]{2,} ){4}`).FindString(text); run != "" {
				t.Errorf("%s.zh: English left in %q", name, text)
			}
		}
	}
}

// A lesson is read in one sitting, in short paragraphs.
func TestLessonsAreShort(t *testing.T) {
	for _, name := range names(t) {
		total := 0
		for _, text := range paragraphs(read(t, name+".en.html")) {
			n := len(strings.Fields(text))
			if total += n; n > 75 {
				t.Errorf("%s: a paragraph of %d words: %q", name, n, text)
			}
		}
		if total < 400 || total > 1600 {
			t.Errorf("%s has %d words", name, total)
		}
		characters := 0
		for _, text := range paragraphs(read(t, name+".zh.html")) {
			characters += len(strings.FieldsFunc(text, func(r rune) bool { return !isHan(r) }))
		}
		if characters == 0 {
			t.Errorf("%s.zh has no Chinese", name)
		}
	}
}

func wordsOf(t *testing.T, language string) map[string]string {
	t.Helper()
	words := map[string]string{}
	if err := json.Unmarshal([]byte(read(t, language+".json")), &words); err != nil {
		t.Fatalf("%s.json: %v", language, err)
	}
	return words
}

// What the engine and the frames of the pages ask for is in both languages, and
// nothing else is.
func TestWords(t *testing.T) {
	used := map[string]bool{}
	asked := regexp.MustCompile(`\bword\((?:[^()"]*\? )?"([^"]+)"(?: : "([^"]+)")?|` + // of scripts
		`\{\{word:([^}]+)\}\}|m\.words\["([^"]+)"\]`) // of frames and their maker
	for _, pattern := range []string{"*.html", "../js/lessons/*.js", "../build/lessons.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			for _, found := range asked.FindAllStringSubmatch(read(t, file), -1) {
				for _, key := range found[1:] {
					if key != "" {
						used[key] = true
					}
				}
			}
		}
	}
	placeholder := regexp.MustCompile(`\{\w+\}`)
	english, chinese := wordsOf(t, "en"), wordsOf(t, "zh")
	for language, words := range map[string]map[string]string{"en": english, "zh": chinese} {
		have, want := slices.Sorted(maps.Keys(words)), slices.Sorted(maps.Keys(used))
		if !slices.Equal(have, want) {
			t.Errorf("%s.json has %v\nwant %v", language, have, want)
		}
	}
	for key, text := range english {
		in, of := placeholder.FindAllString(text, -1), placeholder.FindAllString(chinese[key], -1)
		slices.Sort(in)
		slices.Sort(of)
		if !slices.Equal(in, of) {
			t.Errorf("%s: placeholders %v in English, %v in Chinese", key, in, of)
		}
	}
}

// numPy finds a Python that has NumPy; "" if there is none.
func numPy() string {
	for _, name := range []string{"python3", "/usr/bin/python3", "python"} {
		if exec.Command(name, "-c", "import numpy").Run() == nil {
			return name
		}
	}
	return ""
}

// The programs print what the pages show, which is recorded.
func TestProgramsPrintWhatIsRecorded(t *testing.T) {
	programs, err := filepath.Glob("code/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatalf("there are no programs: %v", err)
	}
	python := numPy()
	for _, program := range programs {
		name := strings.TrimSuffix(filepath.Base(program), ".py")
		recorded := read(t, filepath.Join("testdata", name+".txt"))
		if !strings.Contains(read(t, name+".en.html"), "{{code:"+name+"}}") {
			t.Errorf("%s.en.html does not show its program", name)
		}
		if python == "" {
			continue
		}
		printed, err := exec.Command(python, program).Output()
		if err != nil {
			t.Errorf("%s: %v", program, err)
			continue
		}
		if problem := differ(string(printed), recorded); problem != "" {
			t.Errorf("%s: %s", program, problem)
		}
	}
	if python == "" {
		t.Skip("no Python here has NumPy: only the records are there to be compared with the page's program")
	}
}

// differ compares two outputs word by word, numbers within one unit of their last
// printed digit: NumPy's versions may round differently.
func differ(got, want string) string {
	split := func(text string) []string {
		return strings.Fields(strings.NewReplacer("[", " ", "]", " ").Replace(text))
	}
	a, b := split(got), split(want)
	if len(a) != len(b) {
		return "prints\n" + got + "\nwant\n" + want
	}
	for i := range a {
		x, errX := strconv.ParseFloat(a[i], 64)
		y, errY := strconv.ParseFloat(b[i], 64)
		if a[i] != b[i] && (errX != nil || errY != nil || math.Abs(x-y) > unit(b[i])) {
			return "prints " + a[i] + " for " + b[i]
		}
	}
	return ""
}

// unit is the value of the last digit of a number as it is written.
func unit(number string) float64 {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(number), "e")
	_, decimals, _ := strings.Cut(mantissa, ".")
	power, _ := strconv.Atoi(exponent)
	return 1.01 * math.Pow10(power-len(decimals))
}
