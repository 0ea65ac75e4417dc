package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// realLessons makes the pages of the lessons as they are. The page's colours must have
// been generated.
func realLessons(t *testing.T) site {
	t.Helper()
	s, err := makeLessons("..", []byte("document.title;"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryLessonIsThereInBothLanguages(t *testing.T) {
	s := realLessons(t)
	for _, name := range append([]string{"index"}, lessonNames...) {
		for _, folder := range []string{"lessons/", "lessons/zh/"} {
			if len(s[folder+name+".html"]) == 0 {
				t.Errorf("there is no %s%s.html", folder, name)
			}
		}
	}
	if want := 2*(1+len(lessonNames)) + len(lessonAssets); len(s) != want {
		t.Errorf("there are %d files, want %d", len(s), want)
	}
	if s, err := makeLessons(t.TempDir(), nil); len(s) != 0 || err != nil {
		t.Errorf("without sources: %d files, %v", len(s), err)
	}
}

// Every link leads to a file of the site or a place in the page; every id is one place.
func TestLinksOfLessons(t *testing.T) {
	s := realLessons(t)
	links := regexp.MustCompile(`\s(?:href|src)="([^"]*)"`)
	ids := regexp.MustCompile(`\sid="([^"]*)"`)
	for name, page := range s {
		if path.Ext(name) != ".html" {
			continue
		}
		var places []string
		for _, found := range ids.FindAllSubmatch(page, -1) {
			if slices.Contains(places, string(found[1])) {
				t.Errorf("%s has two %s", name, found[1])
			}
			places = append(places, string(found[1]))
		}
		for _, found := range links.FindAllSubmatch(page, -1) {
			link := string(found[1])
			if place, ok := strings.CutPrefix(link, "#"); ok {
				if !slices.Contains(places, place) {
					t.Errorf("%s: there is no place %s", name, link)
				}
				continue
			}
			file, _, _ := strings.Cut(link, "?")
			file, _, _ = strings.Cut(file, "#")
			to := path.Join(path.Dir(name), file)
			if _, ok := s[to]; !ok && to != pageName && to != embedName && link != "data:," {
				t.Errorf("%s: %s leads to %s, which is not there", name, link, to)
			}
		}
		if strings.Contains(string(page), "{{") {
			t.Errorf("%s has a mark left", name)
		}
	}
}

// Each step has a heading, its number before it, and a link above the steps.
func TestSteps(t *testing.T) {
	for name, page := range realLessons(t) {
		text := string(page)
		if path.Ext(name) != ".html" || path.Base(name) == "index.html" {
			continue
		}
		steps, links := strings.Count(text, "<section id="), strings.Count(text, `<li><a href="#`)
		if numbers := strings.Count(text, `class="step-number"`); steps < 5 || links != steps || numbers != steps {
			t.Errorf("%s has %d steps, %d links and %d numbers", name, steps, links, numbers)
		}
	}
}

// The single file carries all pages of the site. Their links lead to each other, to the
// playground or to a place in the page, and its policy allows their scripts and styles.
func TestLessonsInTheSingleFile(t *testing.T) {
	s := realLessons(t)
	l, err := packLessons("..", s, []byte("embed();"))
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`\shref="([^"]*)"`)
	lesson := regexp.MustCompile(`^\?lesson=([a-z-]+)&amp;lang=(en|zh)$`)
	for _, language := range lessonLanguages {
		pages := l.Pages[language.name]
		if len(pages) != 1+len(lessonNames) {
			t.Errorf("%s has %d pages", language.name, len(pages))
		}
		for name, page := range pages {
			whole := string(s[path.Join(lessonFolder, language.folder, name+".html")])
			if page.Lang != language.tag || !strings.Contains(whole, "<title>"+page.Title+"</title>") {
				t.Errorf("%s.%s is in %s, with the title %s", name, language.name, page.Lang, page.Title)
			}
			if got, want := strings.Count(page.Body, "<section "), strings.Count(whole, "<section "); got != want {
				t.Errorf("%s.%s has %d steps, want %d", name, language.name, got, want)
			}
			for _, found := range links.FindAllStringSubmatch(page.Body, -1) {
				link := found[1]
				to := lesson.FindStringSubmatch(link)
				isLesson := to != nil && l.Pages[to[2]][to[1]].Body != ""
				isPlayground := link == "?" || strings.HasPrefix(link, "?#v=1&amp;")
				if !isLesson && !isPlayground && !strings.HasPrefix(link, "#") {
					t.Errorf("%s.%s: %s leads nowhere", name, language.name, link)
				}
			}
		}
	}
	scripts, style, frame := l.policies()
	wantScripts := " " + hash(s["lessons/lessons.js"]) + " " + hash([]byte("embed();"))
	wantStyle := " " + hash(s["lessons/lessons.css"])
	if scripts != wantScripts || style != wantStyle || !strings.Contains(frame, "'self'") {
		t.Errorf("the policy allows the scripts%s, the style%s and %s", scripts, style, frame)
	}
}

// What is packed can be read again, and stands in the single file and in the shell.
func TestLessonsAreCarried(t *testing.T) {
	p := fakeParts(t, writeFake(t, fakeFiles()))
	p.inside = &lessonPack{Style: "b {}", Scripts: []string{"one();"},
		Pages: map[string]map[string]packedPage{"en": {"index": {Lang: "en", Title: "T", Body: "</script><p>é"}}}}
	s, err := assemble(p, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{singleName, shellName} {
		element := regexp.MustCompile(`<script type="application/gzip" id="neuralplay-lessons">([^<]*)</script>`).
			FindSubmatch(s[name])
		if element == nil {
			t.Errorf("%s carries no lessons", name)
			continue
		}
		zipped, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(element[1])))
		if err != nil {
			t.Fatal(err)
		}
		var got lessonPack
		if err := json.NewDecoder(zipped).Decode(&got); err != nil || !reflect.DeepEqual(got, *p.inside) {
			t.Errorf("%s carries %v, %v", name, got, err)
		}
		policy, err := policyOf(string(s[name]))
		for _, content := range []string{"one();", "b {}"} {
			if err != nil || !strings.Contains(policy, hash([]byte(content))) {
				t.Errorf("%s: %v, the policy does not allow %s: %s", name, err, content, policy)
			}
		}
	}
}

func TestLessonsAllowTheirThemesScript(t *testing.T) {
	s := realLessons(t)
	for _, name := range []string{"lessons/index.html", "lessons/zh/index.html"} {
		policy, err := policyOf(string(s[name]))
		if err != nil || !strings.Contains(policy, hash([]byte("document.title;"))) {
			t.Errorf("%s: %v, policy %s", name, err, policy)
		}
	}
}

func TestChineseHasNoSpacesFromNewLines(t *testing.T) {
	if page := realLessons(t)["lessons/zh/neuron.html"]; lineBreak.Match(page) {
		t.Errorf("a line ends within a sentence: %s", lineBreak.Find(page))
	}
}

// The curves go through the values that the text names.
func TestSigmoidPicture(t *testing.T) {
	picture := sigmoidPicture("label")
	for _, at := range []struct{ z, value float64 }{
		{0, 0.5}, {-5, 0.006692850924}, {5, 0.993307149076}, // S
		{0, 0.25}, {5, 0.006648056671}, // its slope
	} {
		if point := fmt.Sprintf("%.1f %.1f", sigmoidX(at.z), sigmoidY(at.value)); !strings.Contains(picture, point) {
			t.Errorf("no curve goes through %v, %v (%s)", at.z, at.value, point)
		}
	}
}
