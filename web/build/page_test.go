package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
)

var (
	policyIn = regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`)
	insideIn = regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`)
)

func TestPageNamesTheBundles(t *testing.T) {
	s := fakeSite(t)
	page := string(s[pageName])
	for _, want := range []string{
		`<link rel="stylesheet" href="style.css?v=` + version(s[styleName]) + `">`,
		`<script defer src="app.js?v=` + version(s[appName]) + `"></script>`,
		`<title>Fake &lt;page&gt;</title>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing in\n%s", want, page)
		}
	}
	if strings.Contains(page, `"js/`) || strings.Contains(page, "{{") {
		t.Errorf("the page still names a source:\n%s", page)
	}
}

// The theme's script runs before anything is painted: inside the page, before
// the body, without waiting for a download.
func TestThemeIsSetBeforeTheFirstPaint(t *testing.T) {
	s := fakeSite(t)
	for _, name := range []string{pageName, singleName} {
		theme, body := bytes.Index(s[name], []byte("dataset.theme")), bytes.Index(s[name], []byte("<body"))
		if theme < 0 || theme > body {
			t.Errorf("%s: the theme's script is at %d, the body at %d", name, theme, body)
		}
	}
}

func TestPoliciesAllowWhatIsInsideAndNoMore(t *testing.T) {
	s := fakeSite(t)
	for name, count := range map[string]int{pageName: 1, singleName: 3} {
		policy := policyIn.FindSubmatch(s[name])[1]
		inside := insideIn.FindAllSubmatch(s[name], -1)
		if len(inside) != count {
			t.Errorf("%s: %d scripts and styles inside: want %d", name, len(inside), count)
		}
		for _, element := range inside {
			sum := sha256.Sum256(element[2])
			directive := regexp.MustCompile(string(element[1]) + `-src [^;]*`).Find(policy)
			if !bytes.Contains(directive, []byte("'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")) {
				t.Errorf("%s: the policy does not allow <%s>%.40s", name, element[1], element[2])
			}
		}
		if bytes.Count(policy, []byte("sha256-")) != count || bytes.Contains(policy, []byte("unsafe-inline")) {
			t.Errorf("%s: the policy allows too much: %s", name, policy)
		}
	}
	if single := policyIn.FindSubmatch(s[singleName])[1]; bytes.Contains(single, []byte("'self'")) {
		t.Errorf("the single file's policy allows too much: %s", single)
	}
}

func TestPageRefusesMistakes(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"no style sheet", styleTag, "", "style.css"},
		{"two", styleTag, styleTag + styleTag, "2 times"},
		{"a tag in another form", mainTag, `<script src="js/main.js"></script>`, "exactly this form"},
		{"no policy", "Content-Security-Policy", "Policy", "0 Content-Security-Policy"},
		{"a policy without scripts", "script-src 'self'", "script-src 'none'", "no script-src 'self'"},
		{"an unknown text", "{{text:title}}", "{{text:nothing}}", "{{text:nothing}}: no such text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := fakeFiles()
			files[pageName] = strings.Replace(fakePage, c.old, c.new, 1)
			p, err := makeParts(writeFake(t, files), fakeProgram, fakeNotices)
			if err == nil {
				_, err = assemble(p, false)
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v: want an error with %q", err, c.want)
			}
		})
	}
}
