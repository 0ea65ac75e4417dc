package main

import (
	"bytes"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
)

func TestSingleNeedsNoOtherFile(t *testing.T) {
	s := fakeSite(t)
	page := string(s[singleName])
	for _, name := range []string{`src="`, "stylesheet", "sourceMappingURL"} {
		if strings.Contains(page, name) {
			t.Errorf("it still names a file (%s):\n%s", name, page)
		}
	}
	carrier := regexp.MustCompile(`<script type="application/gzip" id="neuralplay-program">([^<]*)</script>`).
		FindStringSubmatch(page)
	if carrier == nil {
		t.Fatal("the program is not inside")
	}
	if program, err := base64.StdEncoding.DecodeString(carrier[1]); err != nil || !bytes.Equal(program, s[packedName]) {
		t.Errorf("the program inside has %d bytes, %v: want %d", len(program), err, len(s[packedName]))
	}
	order := []string{
		"p{color:red}", "dataset.theme", "<body>", "neuralplay-notices", "Terms of others",
		"neuralplay-program", `id="neuralplay-text-xx">{"page.languageName":"Xx","hello":"\u003c/script\u003e`,
		"globalThis.Go=class", "</body>",
	}
	for i, at := 0, 0; i < len(order); i++ {
		next := strings.Index(page[at:], order[i])
		if next < 0 {
			t.Fatalf("%q is missing after %q", order[i], order[:i])
		}
		at += next
	}
}

// The shell is the single file but for what the site has anyway, and says of which
// version it is.
func TestShellIsTheSingleFileWithoutItsParts(t *testing.T) {
	s := fakeSite(t)
	filled := string(s[shellName])
	for _, part := range [][2]string{
		{`id="neuralplay-program">`, `id="neuralplay-program">` + base64.StdEncoding.EncodeToString(s[packedName])},
		{"{{style}}", string(withoutMap(s[styleName]))},
		{"{{notices}}", string(s[noticesName])},
		{"{{app}}", string(withoutMap(s[appName]))},
	} {
		if n := strings.Count(filled, part[0]); n != 1 {
			t.Errorf("%s is there %d times", part[0], n)
		}
		filled = strings.Replace(filled, part[0], part[1], 1)
	}
	if filled != string(s[singleName]) {
		t.Errorf("with its parts it is\n%.300s…, want\n%.300s…", filled, s[singleName])
	}
	for _, name := range []string{pageName, singleName, shellName} {
		if got := markIn(s[name]); got == "" || got != markIn(s[pageName]) {
			t.Errorf("the mark of %s is %q, that of the page %q", name, got, markIn(s[pageName]))
		}
	}
}

func TestSingleRefusesWhatItCannotPack(t *testing.T) {
	const cannot = "cannot be inlined"
	for _, c := range []struct {
		name   string
		change func(*parts)
		want   string
	}{
		{"a script that ends its element", func(p *parts) { p.bundled.app = []byte(`"</SCRIPT>"`) }, cannot},
		{"a first script that does", func(p *parts) { p.bundled.head = []byte(`"</script>"`) }, cannot},
		{"a style that ends its element", func(p *parts) { p.bundled.style = []byte(`"</style>"`) }, cannot},
		{"notices that begin a script", func(p *parts) { p.notices = []byte(`<script>`) }, cannot},
		{"another file", func(p *parts) {
			p.page = bytes.Replace(p.page, []byte("<body>"), []byte(`<body><img src="a.png">`), 1)
		}, "still needs a.png"},
		{"no policy", func(p *parts) {
			p.page = []byte(appTags + styleTag + headTag + mainTag + "</body>")
		}, "0 Content-Security"},
		{"no body", func(p *parts) {
			p.page = []byte(appTags + styleTag + headTag + mainTag)
		}, "</body> is there 0 times"},
		{"too large", func(p *parts) { p.packed = make([]byte, mostSingle) }, "want at most"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := fakeParts(t, writeFake(t, fakeFiles()))
			c.change(&p)
			if _, err := singlePage(p, ""); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v: want an error with %q", err, c.want)
			}
		})
	}
}
