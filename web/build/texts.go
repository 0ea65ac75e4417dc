package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ownLanguage is the one that the page's script holds. The others are files that the
// page asks for.
const (
	ownLanguage   = "en"
	languagesName = "js/generated/languages.js" // below web
	nameKey       = "page.languageName"
	textFolder    = "text" // below web and in the site
)

// language is one file of texts.
type language struct {
	tag     string // "zh": its file's name
	name    string // as its readers call it
	words   map[string]any
	content []byte // JSON without blanks, which can stand inside a script element
}

// fileName is its name in the site.
func (l language) fileName() string { return textFolder + "/" + l.tag + ".json" }

// readLanguages reads all files of texts, by their tags.
func readLanguages(web string) ([]language, error) {
	files, err := filepath.Glob(filepath.Join(web, textFolder, "*.json"))
	if err != nil {
		return nil, err
	}
	var all []language
	for _, file := range files {
		l, err := readLanguage(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, l)
	}
	return all, nil
}

func readLanguage(file string) (language, error) {
	l := language{tag: strings.TrimSuffix(filepath.Base(file), ".json")}
	text, err := os.ReadFile(file)
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal(text, &l.words); err != nil {
		return l, err
	}
	if l.name, _ = l.words[nameKey].(string); l.name == "" {
		return l, fmt.Errorf("it has no %q", nameKey)
	}
	var packed, escaped bytes.Buffer
	if err := json.Compact(&packed, text); err != nil {
		return l, err
	}
	json.HTMLEscape(&escaped, packed.Bytes())
	l.content = escaped.Bytes()
	return l, nil
}

// wordsOf returns the texts of a language, nil if there is no such language.
func wordsOf(all []language, tag string) map[string]any {
	for _, l := range all {
		if l.tag == tag {
			return l.words
		}
	}
	return nil
}

// languagesModule is the generated module with the languages there are. A version keeps
// a cached file of an older build from meeting a newer page.
func languagesModule(all []language) []byte {
	text := "// Written by web/build; do not edit.\nexport const languages = [\n"
	for _, l := range all {
		text += fmt.Sprintf("  { tag: %q, name: %q, version: %q },\n", l.tag, l.name, version(l.content))
	}
	return []byte(text + "];\n")
}

// carriedTexts are the elements with which the single file carries languages.
func carriedTexts(all []language) (elements string) {
	for _, l := range all {
		if l.tag != ownLanguage {
			elements += fmt.Sprintf("<script type=\"application/json\" id=\"neuralplay-text-%s\">%s</script>\n",
				l.tag, l.content)
		}
	}
	return elements
}
