package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The sources that index.html names, and what becomes of them in the site.
const (
	headEntry = "js/head.js" // runs before the first paint; always inlined
	mainEntry = "js/main.js"

	workerEntry = "js/sw.js"       // named by a script, not by index.html
	embedEntry  = "embed/embed.js" // named by other people's pages
	styleName   = "style.css"      // in web and in the site
	appName     = "app.js"
	embedName   = "embed.js"
)

// bundled holds the page's scripts and styles, each bundled into one file.
type bundled struct {
	head            []byte
	app, appMap     []byte
	style, styleMap []byte
	worker          []byte
	embed           []byte
}

// bundle reads the entries in web and everything they import.
func bundle(web string, texts []language) (bundled, error) {
	var b bundled
	words, err := embedTexts(texts)
	if err != nil {
		return b, err
	}
	if b.head, _, err = bundleOne(web, headEntry, "head.js", api.SourceMapNone, nil); err != nil {
		return b, err
	}
	if b.app, b.appMap, err = bundleOne(web, mainEntry, appName, api.SourceMapLinked, nil); err != nil {
		return b, err
	}
	if b.worker, _, err = bundleOne(web, workerEntry, workerName, api.SourceMapNone, nil); err != nil {
		return b, err
	}
	if b.style, b.styleMap, err = bundleOne(web, styleName, styleName, api.SourceMapLinked, nil); err != nil {
		return b, err
	}
	b.embed, _, err = bundleOne(web, embedEntry, embedName, api.SourceMapNone,
		map[string]string{"EMBED_TEXTS": words})
	return b, err
}

// bundleOne returns one minified bundle and its source map, whose paths are
// relative to the site. define has the names that stand for JSON.
func bundleOne(web, entry, out string, maps api.SourceMap, define map[string]string) (code, sourceMap []byte,
	err error) {
	web, err = filepath.Abs(web)
	if err != nil {
		return nil, nil, err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     web,
		EntryPoints:       []string{entry},
		Outfile:           filepath.Join(filepath.Dir(web), "dist", out),
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		Define:            define,
		Sourcemap:         maps,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone, // THIRD_PARTY_NOTICES.txt has the licences
	})
	if messages := append(result.Errors, result.Warnings...); len(messages) > 0 {
		lines := api.FormatMessages(messages, api.FormatMessagesOptions{})
		return nil, nil, fmt.Errorf("bundling %s:\n%s", entry, strings.Join(lines, ""))
	}
	for _, file := range result.OutputFiles {
		if strings.HasSuffix(file.Path, ".map") {
			sourceMap = file.Contents
		} else {
			code = file.Contents
		}
	}
	return code, sourceMap, nil
}

// withoutMap drops the comment that names the source map.
func withoutMap(code []byte) []byte {
	if at := bytes.LastIndex(code, []byte("# sourceMappingURL=")); at >= 2 {
		return append(bytes.TrimRight(code[:at-2:at-2], "\n"), '\n')
	}
	return code
}
