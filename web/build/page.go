package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// The tags of web/index.html that name other files, and the tag of its policy.
// They must be written in exactly these forms.
const (
	styleTag = `<link rel="stylesheet" href="` + styleName + `">`
	headTag  = `<script src="` + headEntry + `"></script>`
	mainTag  = `<script type="module" src="` + mainEntry + `"></script>`
	appTags  = `<link rel="manifest" href="` + manifestName + `">` + "\n" +
		`<link rel="apple-touch-icon" href="` + iconFolder + `/maskable-192.png">`
)

var (
	policyTag  = regexp.MustCompile(`(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)`)
	scriptRule = regexp.MustCompile(`script-src [^;]*'self'`)
	textMark   = regexp.MustCompile(`\{\{text:([^}]*)\}\}`)
	otherFile  = regexp.MustCompile(`<[a-zA-Z][^>]*\s(?:src|href)="([^"]*)"`)
)

// readPage reads web/index.html and fills in the words that a person, or a
// search engine, meets before any script runs: {{text:key}} stands for the
// text with that key.
func readPage(web string, texts map[string]any) ([]byte, error) {
	page, err := os.ReadFile(filepath.Join(web, pageName))
	if err != nil {
		return nil, err
	}
	return fillTexts(page, texts)
}

func fillTexts(page []byte, texts map[string]any) ([]byte, error) {
	var missing error
	filled := textMark.ReplaceAllFunc(page, func(mark []byte) []byte {
		key := string(textMark.FindSubmatch(mark)[1])
		text, ok := texts[key].(string)
		if !ok {
			missing = fmt.Errorf("index.html: %s: no such text in %s", mark, textsName)
		}
		return []byte(html.EscapeString(text))
	})
	return filled, missing
}

// sitePage returns index.html of the site. The scripts and styles are named
// with their version, so that a cached one never meets another build's page.
// The script that sets the theme stands inside the page: it has to run before
// the first paint, which must not wait for a download.
func sitePage(source []byte, b bundled) ([]byte, error) {
	page, err := replaceTags(string(source), map[string]string{
		styleTag: fmt.Sprintf(`<link rel="stylesheet" href="%s?v=%s">`, styleName, version(b.style)),
		headTag:  inlineScript(b.head),
		mainTag:  fmt.Sprintf(`<script defer src="%s?v=%s"></script>`, appName, version(b.app)),
	})
	if err != nil {
		return nil, err
	}
	if err := inlinable(headEntry, b.head, "</script", "<script", "<!--"); err != nil {
		return nil, err
	}
	policy, err := policyOf(page)
	if err != nil {
		return nil, err
	}
	if !scriptRule.MatchString(policy) {
		return nil, fmt.Errorf("index.html: the policy has no script-src 'self'")
	}
	allowed := scriptRule.ReplaceAllString(policy, "${0} "+hash(b.head))
	page = strings.Replace(page, policy, allowed, 1)
	page, err = marked(page, mark(page))
	return []byte(page), err
}

// replaceTags replaces each tag, which must be there exactly once.
func replaceTags(page string, by map[string]string) (string, error) {
	for tag := range by {
		if n := strings.Count(page, tag); n != 1 {
			return "", fmt.Errorf("index.html: %s is there %d times: want it once, in exactly this form", tag, n)
		}
	}
	for tag, replacement := range by {
		page = strings.Replace(page, tag, replacement, 1)
	}
	return page, nil
}

func policyOf(page string) (string, error) {
	found := policyTag.FindAllStringSubmatch(page, -1)
	if len(found) != 1 {
		return "", fmt.Errorf("index.html: %d Content-Security-Policy tags: want one", len(found))
	}
	return found[0][2], nil
}

func inlineScript(code []byte) string { return "<script>" + string(code) + "</script>" }

// inlinable refuses a file that cannot stand inside an element, because it
// holds what looks like the end of that element.
func inlinable(name string, content []byte, forbidden ...string) error {
	for _, f := range forbidden {
		if bytes.Contains(bytes.ToLower(content), []byte(f)) {
			return fmt.Errorf("%s holds %q and cannot be inlined", name, f)
		}
	}
	return nil
}

// hash is how a policy names an inline script or style.
func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// checkWhole finds a tag that still names another file.
func checkWhole(page string) error {
	for _, match := range otherFile.FindAllStringSubmatch(page, -1) {
		if to := match[1]; !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "data:") {
			return fmt.Errorf("index.html: %s still needs %s, which the single file cannot hold", match[0], to)
		}
	}
	return nil
}
