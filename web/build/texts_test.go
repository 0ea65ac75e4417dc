package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// The page learns of every language, with a version that changes with its words.
func TestPageLearnsTheLanguages(t *testing.T) {
	s := fakeSite(t)
	other := s["text/xx.json"]
	for _, want := range []string{`tag:"en",name:"English"`, `tag:"xx",name:"Xx",version:"` + version(other) + `"`} {
		if !strings.Contains(string(s[appName]), want) {
			t.Errorf("app.js does not hold %s:\n%s", want, s[appName])
		}
	}
	var words map[string]string
	if err := json.Unmarshal(other, &words); err != nil || words["hello"] != "</script><b>" {
		t.Errorf("the file of the site holds %q, %v", words, err)
	}
	if strings.Contains(string(s[appName]), "script>") {
		t.Error("app.js holds the words of a language that few ask for")
	}
}

func TestLanguagesRefuseMistakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{"hello": "x"}`, `xx.json: it has no "page.languageName"`},
		{`{"page.languageName": "X",}`, "xx.json: invalid"},
	} {
		files := fakeFiles()
		files["text/xx.json"] = c.text
		_, err := makeParts(writeFake(t, files), fakeProgram, fakeNotices)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.text, err, c.want)
		}
	}
}
