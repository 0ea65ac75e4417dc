package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
)

// mostSingle is how large the single file may be: small enough to mail.
const mostSingle = 5_000_000

// The tags of index.html that name another file, and its policy. They are
// written there in exactly these forms; checkWhole finds what was missed.
var (
	styleTag  = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)">\n?`)
	scriptTag = regexp.MustCompile(`<script( defer)? src="([^"]+)"></script>\n?`)
	policyTag = regexp.MustCompile(`(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)`)
	otherFile = regexp.MustCompile(`<[a-zA-Z][^>]*\s(?:src|href)="([^"]*)"`)
)

// single packs the site into one page that needs no other file: scripts and
// styles inside, the compressed program as base64 in an element of its own.
// A browser refuses fetch and module scripts on file://, but none of these.
func single(s site) ([]byte, error) {
	page, ok := s["index.html"]
	if !ok {
		return nil, fmt.Errorf("the site has no index.html")
	}
	in := &inliner{site: s}
	html := styleTag.ReplaceAllStringFunc(string(page), in.style)
	html = scriptTag.ReplaceAllStringFunc(html, in.script)
	if in.err != nil {
		return nil, in.err
	}
	html, err := in.finish(html)
	if err != nil {
		return nil, err
	}
	if len(html) > mostSingle {
		return nil, fmt.Errorf("%s has %d bytes: want at most %d", singleName, len(html), mostSingle)
	}
	return []byte(html), nil
}

// inliner replaces tags by contents, and keeps what the policy has to name.
type inliner struct {
	site     site
	deferred strings.Builder // scripts that wait for the end of the page
	scripts  []string        // hashes, as the policy writes them
	styles   []string
	err      error // the first one
}

func (in *inliner) style(tag string) string {
	name := styleTag.FindStringSubmatch(tag)[1]
	text := in.content(name, "</style")
	in.styles = append(in.styles, hash(text))
	return "<style>" + text + "</style>\n"
}

// script inlines in place, or at the end if the script is deferred: the
// attribute means nothing without src.
func (in *inliner) script(tag string) string {
	match := scriptTag.FindStringSubmatch(tag)
	text := in.content(match[2], "</script", "<script", "<!--")
	in.scripts = append(in.scripts, hash(text))
	inlined := "<script>" + text + "</script>\n"
	if match[1] == "" {
		return inlined
	}
	in.deferred.WriteString(inlined)
	return ""
}

// content returns a file that may stand inside an element: nothing in it may
// look like the end of that element.
func (in *inliner) content(name string, forbidden ...string) string {
	text, ok := in.site[name]
	if !ok && in.err == nil {
		in.err = fmt.Errorf("index.html names %s: no such file in the site", name)
	}
	for _, f := range forbidden {
		if bytes.Contains(bytes.ToLower(text), []byte(f)) && in.err == nil {
			in.err = fmt.Errorf("%s holds %q and cannot be inlined", name, f)
		}
	}
	return string(text)
}

// finish adds the program and the deferred scripts, and writes the policy.
func (in *inliner) finish(html string) (string, error) {
	const end = "</body>"
	if strings.Count(html, end) != 1 || len(policyTag.FindAllString(html, -1)) != 1 {
		return "", fmt.Errorf("index.html: want one %s and one Content-Security-Policy", end)
	}
	html = policyTag.ReplaceAllString(html, "${1}"+in.policy()+"${2}")
	if err := checkWhole(html); err != nil {
		return "", err
	}
	program := base64.StdEncoding.EncodeToString(in.site[packedName])
	carrier := `<script type="application/gzip" id="neuralplay-program">` + program + "</script>\n"
	return strings.Replace(html, end, carrier+in.deferred.String()+end, 1), nil
}

// policy allows exactly the scripts and styles inside, and no connection.
func (in *inliner) policy() string {
	return fmt.Sprintf("default-src 'none'; script-src %s 'wasm-unsafe-eval'; style-src %s; img-src data:; base-uri 'none'; form-action 'none'",
		strings.Join(in.scripts, " "), strings.Join(in.styles, " "))
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// checkWhole finds a tag that still names another file.
func checkWhole(html string) error {
	for _, match := range otherFile.FindAllStringSubmatch(html, -1) {
		if to := match[1]; !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "data:") {
			return fmt.Errorf("index.html: %s still needs %s: write the tag as the others are", match[0], to)
		}
	}
	return nil
}
