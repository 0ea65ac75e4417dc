package main

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// precache is what the service worker keeps: see web/js/sw.js.
type precache struct {
	Version string             `json:"version"`
	Program string             `json:"program"` // the integrity of all its forms
	Files   map[string]witness `json:"files"`
}

// witness is how the worker knows a file of this version: by its content, or for a
// page by a mark inside, since hosts may add to pages what they like.
type witness struct {
	Mark      string `json:"mark,omitempty"`
	Integrity string `json:"integrity,omitempty"`
}

// notKept are the files of the site that no page asks for while it runs. The single
// file is for elsewhere.
var notKept = []string{programName, packedName, brotliName, singleName, typesName, workerName, manifestName}

// isKept reports whether the worker keeps a file of the site.
func isKept(name string) bool {
	return !slices.Contains(notKept, name) && path.Ext(name) != ".map" && path.Dir(name) != iconFolder
}

// keptName is what the page calls a file of the site.
func (s site) keptName(name string) string {
	switch {
	case name == pageName:
		return "./"
	case name == appName, name == styleName, path.Dir(name) == textFolder, lessonAssets[name] != "":
		return name + "?v=" + version(s[name])
	case name == shellName: // it is made of the page's own parts
		return name + "?v=" + versionIn(s[pageName])
	}
	return name
}

// worker returns the service worker with what it keeps of a site.
func worker(s site, code []byte) ([]byte, error) {
	list := precache{Program: integrity(s[programName]) + " " + integrity(s[packedName]), Files: map[string]witness{}}
	for name, content := range s {
		if !isKept(name) {
			continue
		}
		kept := witness{Integrity: integrity(content)}
		if path.Ext(name) == ".html" {
			kept = witness{Mark: markIn(content)}
			if kept.Mark == "" {
				return nil, fmt.Errorf("%s has no mark of its version", name)
			}
		}
		list.Files[s.keptName(name)] = kept
	}
	text, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	list.Version = version(slices.Concat(text, code)) // the list names all else by its content
	if text, err = json.Marshal(list); err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "self.precache=%s;\n%s", text, code), nil
}

// integrity is how fetch knows a content.
func integrity(content []byte) string { return strings.Trim(hash(content), "'") }

// mark returns a tag that names the version of a page.
func mark(page string) string {
	return `<meta name="neuralplay-version" content="` + version([]byte(page)) + `">`
}

// marked puts the mark at the beginning of a page's head.
func marked(page, mark string) (string, error) {
	return replaceTags(page, map[string]string{headStart: headStart + "\n" + mark})
}

const headStart = "<head>"

var markTag = regexp.MustCompile(`<meta name="neuralplay-version" content="([0-9a-f]+)">`)

// markIn returns the mark of a page, or "", and versionIn what it names.
func markIn(page []byte) string { return string(markTag.Find(page)) }

func versionIn(page []byte) string {
	if found := markTag.FindSubmatch(page); found != nil {
		return string(found[1])
	}
	return ""
}
