package main

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// mostSingle is how large the single file may be: small enough to mail.
const mostSingle = 5_000_000

// singlePage packs everything into one page: scripts, styles, texts and
// notices inside, the compressed program as base64 in an element of its own. On
// file:// a browser refuses fetch and module scripts, but none of these. It has
// the mark of the site's page.
func singlePage(p parts, mark string) ([]byte, error) {
	app, style := withoutMap(p.bundled.app), withoutMap(p.bundled.style)
	for _, file := range []struct {
		name      string
		content   []byte
		forbidden []string
	}{
		{appName, app, []string{"</script", "<script", "<!--"}},
		{headEntry, p.bundled.head, []string{"</script", "<script", "<!--"}},
		{noticesName, p.notices, []string{"</script", "<script", "<!--"}},
		{styleName, style, []string{"</style"}},
	} {
		if err := inlinable(file.name, file.content, file.forbidden...); err != nil {
			return nil, err
		}
	}
	lessons, err := p.inside.element()
	if err != nil {
		return nil, err
	}
	html, err := replaceTags(string(p.page), map[string]string{
		styleTag:  "<style>" + string(style) + "</style>",
		headTag:   inlineScript(p.bundled.head),
		mainTag:   "",
		appTags:   "", // a file is no app
		"</body>": bodyEnd(p, lessons, app),
	})
	if err != nil {
		return nil, err
	}
	policy, err := policyOf(html)
	if err != nil {
		return nil, err
	}
	html = strings.Replace(html, policy, p.singlePolicy(app, style), 1)
	if html, err = marked(html, mark); err != nil {
		return nil, err
	}
	if err := checkWhole(strings.Replace(html, string(app), "", 1)); err != nil {
		return nil, err
	}
	if len(html) > mostSingle {
		return nil, fmt.Errorf("%s has %d bytes: want at most %d", singleName, len(html), mostSingle)
	}
	return []byte(html), nil
}

// shellPage is the single file with marks for what the site has in files of their own.
// The page fills it in, together with a model, to save itself as a file: see
// web/js/bridge/single.js.
func shellPage(p parts, mark string) ([]byte, error) {
	p.packed = nil
	page, err := singlePage(p, mark)
	if err != nil {
		return nil, err
	}
	return []byte(p.emptied(string(page))), nil
}

// emptied takes the longest parts out of a single file.
func (p parts) emptied(page string) string {
	return strings.NewReplacer(
		inlineScript(withoutMap(p.bundled.app)), inlineScript([]byte("{{app}}")),
		"<style>"+string(withoutMap(p.bundled.style)), "<style>{{style}}",
		">"+string(p.notices)+"<", ">{{notices}}<",
	).Replace(page)
}

// bodyEnd is what the single file carries at its end. The application comes
// last: a script inside a page runs where it stands, and defer does nothing.
func bodyEnd(p parts, lessons string, app []byte) string {
	return `<script type="text/plain" id="neuralplay-notices">` + string(p.notices) + "</script>\n" +
		`<script type="application/gzip" id="neuralplay-program">` +
		base64.StdEncoding.EncodeToString(p.packed) + "</script>\n" + lessons + carriedTexts(p.texts) +
		inlineScript(app) + "\n</body>"
}

// singlePolicy allows exactly the scripts and the styles inside, the file itself as a
// frame in its lessons, and no connection.
func (p parts) singlePolicy(app, style []byte) string {
	lessonScripts, lessonStyle, frame := p.inside.policies()
	return fmt.Sprintf("default-src 'none'; script-src %s %s%s 'wasm-unsafe-eval'; style-src %s%s; "+
		"img-src data:; %sbase-uri 'none'; form-action 'none'",
		hash(p.bundled.head), hash(app), lessonScripts, hash(style), lessonStyle, frame)
}
