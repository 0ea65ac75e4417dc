package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The lessons are pages of their own beside the playground, in lessons of the site,
// English at its top and other languages in folders. web/lessons holds a source for
// each lesson and language, NAME.LANG.html, the pages' frames, the engine's words in
// LANG.json, the longer of the networks' links, and the NumPy programs in code.
const (
	lessonFolder = "lessons"
	indexName    = "index" // of the list of lessons
)

// lessonAssets are the script and the style sheet of all lessons, with their sources.
var lessonAssets = map[string]string{
	"lessons/lessons.js":  "js/lessons/lessons.js",
	"lessons/lessons.css": "css/lessons.css",
}

// lessonNames are the lessons in the order in which to take them.
var lessonNames = []string{
	"neuron", "hidden-layer", "backpropagation", "boundaries", "optimizers", "overfitting",
}

// lessonLanguage is a language with the folder of its pages, and that of the other.
type lessonLanguage struct{ tag, name, folder, other, otherTag, otherName string }

var lessonLanguages = []lessonLanguage{
	{tag: "en", name: "en", folder: "", other: "zh/", otherTag: "zh-CN", otherName: "zh"},
	{tag: "zh-CN", name: "zh", folder: "zh/", other: "../", otherTag: "en", otherName: "en"},
}

var (
	lessonMark = regexp.MustCompile(`\{\{([a-z-]+)(?::([^}]*))?\}\}`)
	lessonHead = regexp.MustCompile(`(?s)^<header data-config="([^"]*)" data-part="(\w+)" data-minutes="(\d+)">\s*` +
		`<h1>([^<]*)</h1>\s*<p>(.*?)</p>\s*</header>\s*(.*)$`)
	// Chinese has no spaces between words: a line break in the source must not become one.
	lineBreak  = regexp.MustCompile(`([\p{Han}，。；：、！？”）])\n([\p{Han}“（])`)
	lessonStep = regexp.MustCompile(`(?s)<section id="([^"]+)"[^>]*>\s*<h2>(.*?)</h2>`)
)

// lesson is the source of one lesson in one language.
type lesson struct {
	name, config, part, minutes, title, lead, sections string
}

func readLesson(folder, name, language string) (lesson, error) {
	file := name + "." + language + ".html"
	source, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil {
		return lesson{}, err
	}
	found := lessonHead.FindSubmatch(source)
	if found == nil {
		return lesson{}, fmt.Errorf("%s does not begin with its header", file)
	}
	l := lesson{name: name}
	for i, field := range []*string{&l.config, &l.part, &l.minutes, &l.title, &l.lead, &l.sections} {
		*field = lineBreak.ReplaceAllString(string(found[i+1]), "$1$2")
	}
	return l, nil
}

// steps lists links to the steps; which are done is said by the script.
func (l lesson) steps() string {
	var list strings.Builder
	for i, step := range lessonStep.FindAllStringSubmatch(l.sections, -1) {
		fmt.Fprintf(&list, `<li><a href="#%s" title="%s">%d<span class="unseen"></span></a></li>`,
			step[1], html.EscapeString(step[2]), i+1)
	}
	return list.String()
}

// numbered puts their numbers before the headings of the steps.
func (l lesson) numbered() string {
	n := 0
	return regexp.MustCompile(`<h2>`).ReplaceAllStringFunc(l.sections, func(string) string {
		n++
		return fmt.Sprintf(`<h2><span class="step-number">%d</span> `, n)
	})
}

// lessonMaker fills the frames of the pages of one language.
type lessonMaker struct {
	folder   string // web/lessons
	head     []byte // the script of the theme
	language lessonLanguage
	isInside bool // of the single file: see packLessons
	words    map[string]string
	links    map[string]string // names of configurations
	lessons  []lesson
}

// makeLessons returns the pages, the script and the style sheet of the lessons; none
// where there are no sources.
func makeLessons(web string, head []byte) (site, error) {
	folder := filepath.Join(web, lessonFolder)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	s := site{}
	var err error
	for out, entry := range lessonAssets {
		if s[out], _, err = bundleOne(web, entry, out, api.SourceMapNone, nil); err != nil {
			return nil, err
		}
	}
	for _, language := range lessonLanguages {
		m := lessonMaker{folder: folder, head: head, language: language}
		pages, err := m.pages()
		if err != nil {
			return nil, err
		}
		for name, page := range pages {
			file := path.Join(lessonFolder, language.folder, name+".html")
			if s[file], err = m.withAssets([]byte(page), s); err != nil {
				return nil, fmt.Errorf("lessons: %w", err)
			}
		}
	}
	return s, nil
}

// pages returns the list of lessons and every lesson, by their names.
func (m lessonMaker) pages() (map[string]string, error) {
	if err := m.readSources(); err != nil {
		return nil, fmt.Errorf("lessons: %w", err)
	}
	index, err := m.page(indexName, "index.html", m.index())
	if err != nil {
		return nil, fmt.Errorf("lessons: %w", err)
	}
	pages := map[string]string{indexName: index}
	for i, l := range m.lessons {
		if pages[l.name], err = m.page(l.name, "lesson.html", m.lesson(i)); err != nil {
			return nil, fmt.Errorf("lessons: %s.%s: %w", l.name, m.language.name, err)
		}
	}
	return pages, nil
}

func (m *lessonMaker) readSources() error {
	for file, into := range map[string]*map[string]string{
		m.language.name + ".json": &m.words, "links.json": &m.links,
	} {
		text, err := os.ReadFile(filepath.Join(m.folder, file))
		if err != nil {
			return err
		}
		if err := json.Unmarshal(text, into); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	for _, name := range lessonNames {
		l, err := readLesson(m.folder, name, m.language.name)
		if err != nil {
			return err
		}
		m.lessons = append(m.lessons, l)
	}
	return nil
}

// page returns the page of a name, whose body is a frame filled with values.
func (m lessonMaker) page(name, frame string, values map[string]string) (string, error) {
	values["lang"], values["text-lang"], values["name"] = m.language.tag, m.language.name, name
	values["root"] = "../" + strings.Repeat("../", strings.Count(m.language.folder, "/"))
	values["playground"], values["all"] = m.playground(values["root"]), m.address(indexName)
	values["other"], values["other-lang"] = m.otherAddress(name), m.language.otherTag
	words, err := json.Marshal(m.words) // escapes <, so that nothing ends the element
	if err != nil {
		return "", err
	}
	values["words"] = string(words)
	if values["body"], err = m.fill(frame, values); err != nil {
		return "", err
	}
	return m.fill("page.html", values)
}

// withAssets names the script and the style sheet with their versions, and puts the
// script of the theme inside, and the page's own version for the service worker.
func (m lessonMaker) withAssets(page []byte, s site) ([]byte, error) {
	text := strings.Replace(string(page), headTag, inlineScript(m.head), 1)
	for name := range lessonAssets {
		text = strings.Replace(text, name+`"`, name+"?v="+version(s[name])+`"`, 1)
	}
	policy, err := policyOf(text)
	if err != nil {
		return nil, err
	}
	allowed := scriptRule.ReplaceAllString(policy, "${0} "+hash(m.head))
	text, err = marked(strings.Replace(text, policy, allowed, 1), mark(text))
	return []byte(text), err
}

func (m lessonMaker) index() map[string]string {
	var list strings.Builder
	for _, l := range m.lessons {
		minutes := strings.ReplaceAll(m.words["minutes"], "{n}", l.minutes)
		fmt.Fprintf(&list, `<li><a href="%s"><strong>%s</strong><span>%s</span></a>`+
			`<small>%s</small> <small class="lesson-done" data-lesson="%s" data-steps="%d"></small></li>`,
			m.address(l.name), l.title, l.lead, minutes, l.name, len(lessonStep.FindAllString(l.sections, -1)))
	}
	return map[string]string{"title": m.words["lessons"], "description": m.words["indexLead"], "list": list.String()}
}

func (m lessonMaker) lesson(i int) map[string]string {
	l := m.lessons[i]
	next := fmt.Sprintf(`<a class="button" href="%s">%s</a>`, m.address(indexName), m.words["allLessons"])
	if i+1 < len(m.lessons) {
		after := m.lessons[i+1]
		next = fmt.Sprintf(`<a class="button primary" href="%s">%s</a>`,
			m.address(after.name), strings.ReplaceAll(m.words["nextLesson"], "{title}", after.title))
	}
	return map[string]string{
		"title": l.title, "lead": l.lead, "description": l.lead, "config": l.config, "part": l.part,
		"steps": l.steps(), "sections": l.numbered(), "next": next,
	}
}

// fill reads a frame and replaces its marks, and those in what replaces them.
func (m lessonMaker) fill(frame string, values map[string]string) (string, error) {
	source, err := os.ReadFile(filepath.Join(m.folder, frame))
	if err != nil {
		return "", err
	}
	return m.replace(string(source), values)
}

func (m lessonMaker) replace(text string, values map[string]string) (string, error) {
	var failed error
	filled := lessonMark.ReplaceAllStringFunc(text, func(found string) string {
		parts := lessonMark.FindStringSubmatch(found)
		by, err := m.value(parts[1], parts[2], values)
		if err != nil {
			failed = err
		}
		return by
	})
	return filled, failed
}

func (m lessonMaker) value(name, argument string, values map[string]string) (string, error) {
	switch name {
	case "word":
		text, ok := m.words[argument]
		if !ok {
			return "", fmt.Errorf("%s.json has no %q", m.language.name, argument)
		}
		return html.EscapeString(text), nil
	case "link":
		link, ok := m.links[argument]
		if !ok {
			return "", fmt.Errorf("links.json has no %q", argument)
		}
		return html.EscapeString(link), nil
	case "code":
		return m.code(argument)
	case "sigmoid":
		return sigmoidPicture(html.EscapeString(m.words["sigmoid"])), nil
	}
	text, ok := values[name]
	switch {
	case !ok:
		return "", fmt.Errorf("there is no {{%s}}", name)
	case name == "sections" || name == "config":
		return m.replace(text, values)
	}
	return text, nil
}

// code is a program with what it prints, as testdata records it.
func (m lessonMaker) code(name string) (string, error) {
	program, err := os.ReadFile(filepath.Join(m.folder, "code", name+".py"))
	if err != nil {
		return "", err
	}
	output, err := os.ReadFile(filepath.Join(m.folder, "testdata", name+".txt"))
	if err != nil {
		return "", err
	}
	escape := func(text []byte) string { return html.EscapeString(strings.TrimRight(string(text), "\n")) }
	return fmt.Sprintf(`<figure class="code"><figcaption class="code-head">%s</figcaption>`+
		`<pre tabindex="0"><code translate="no">%s</code></pre>`+
		`<p class="code-prints">%s</p><pre tabindex="0" class="output"><samp translate="no">%s</samp></pre></figure>`,
		html.EscapeString(m.words["code"]), escape(program), html.EscapeString(m.words["prints"]), escape(output)), nil
}
