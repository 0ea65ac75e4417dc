package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// lessonPack is the lessons inside the single file, which becomes the page of one of them
// when it is opened with ?lesson=NAME&lang=LANGUAGE (web/js/bridge/lessons.js). The
// network beside the text is a frame with the same file.
type lessonPack struct {
	Style   string                           `json:"style"`
	Scripts []string                         `json:"scripts"` // in the order in which they run
	Pages   map[string]map[string]packedPage `json:"pages"`   // by language and name
}

// packedPage is what one page has for itself.
type packedPage struct {
	Lang  string `json:"lang"`
	Title string `json:"title"`
	Body  string `json:"body"`
}

var (
	pageTitle = regexp.MustCompile(`<title>([^<]*)</title>`)
	pageBody  = regexp.MustCompile(`(?s)<body>\n(.*)</body>`)
)

// packLessons makes the pages of the lessons for the single file, with their script and
// style sheet of the site's lessons; nil where there are no sources.
func packLessons(web string, lessons site, embed []byte) (*lessonPack, error) {
	folder := filepath.Join(web, lessonFolder)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	pack := lessonPack{
		Style:   string(lessons["lessons/lessons.css"]),
		Scripts: []string{string(lessons["lessons/lessons.js"]), string(embed)},
		Pages:   map[string]map[string]packedPage{},
	}
	for _, language := range lessonLanguages {
		pages, err := lessonMaker{folder: folder, language: language, isInside: true}.pages()
		if err != nil {
			return nil, err
		}
		pack.Pages[language.name] = map[string]packedPage{}
		for name, page := range pages {
			title, body := pageTitle.FindStringSubmatch(page), pageBody.FindStringSubmatch(page)
			if title == nil || body == nil {
				return nil, fmt.Errorf("lessons: the page of %s.%s has no title or no body", name, language.name)
			}
			pack.Pages[language.name][name] = packedPage{Lang: language.tag, Title: title[1], Body: body[1]}
		}
	}
	return &pack, nil
}

// element carries the lessons, compressed as the program is.
func (l *lessonPack) element() (string, error) {
	if l == nil {
		return "", nil
	}
	text, err := json.Marshal(l)
	if err != nil {
		return "", err
	}
	bytes, err := pack(text)
	if err != nil {
		return "", err
	}
	return `<script type="application/gzip" id="neuralplay-lessons">` +
		base64.StdEncoding.EncodeToString(bytes) + "</script>\n", nil
}

// policies are what the single file's policy allows for its lessons: their scripts, their
// style sheet, and the file itself in a frame.
func (l *lessonPack) policies() (scripts, style, frame string) {
	if l == nil {
		return "", "", ""
	}
	for _, script := range l.Scripts {
		scripts += " " + hash([]byte(script))
	}
	return scripts, " " + hash([]byte(l.Style)), "frame-src 'self'; "
}

// Where the pages are, as seen from another of them. The single file does not know its
// own name; an empty query leads to its playground.

func (m lessonMaker) playground(root string) string {
	if m.isInside {
		return "?"
	}
	return root + pageName
}

func (m lessonMaker) address(name string) string {
	if m.isInside {
		return insideAddress(name, m.language.name)
	}
	return name + ".html"
}

func (m lessonMaker) otherAddress(name string) string {
	if m.isInside {
		return insideAddress(name, m.language.otherName)
	}
	return m.language.other + name + ".html"
}

func insideAddress(name, language string) string { return "?lesson=" + name + "&amp;lang=" + language }
