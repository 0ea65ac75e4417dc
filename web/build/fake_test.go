package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

const fakePage = `<!doctype html>
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'">
<title>{{text:title}}</title>
<link rel="icon" href="data:image/svg+xml,x">
<link rel="manifest" href="manifest.webmanifest">
<link rel="apple-touch-icon" href="icons/maskable-192.png">
<link rel="stylesheet" href="style.css">
<script src="js/head.js"></script>
<script type="module" src="js/main.js"></script>
</head>
<body><svg><use href="#icon"/></svg></body>
`

const fakeMain = `import { languages } from "./generated/languages.js";
import { program } from "./generated/program.js";
import en from "../text/en.json";
import "../wasm_exec.js";
console.log(languages, program.version, en.hello, new globalThis.Go());
`

const fakeWorker = `import { program } from "./generated/program.js";
console.log(self.precache, program.version);
`

const fakeTexts = `{"page.languageName": "English", "title": "Fake <page>",
  "hello": "Grüße", "page.name": "Fake", "page.description": "A fake."}`

// fakeFiles is a small page with everything the real one has.
func fakeFiles() map[string]string {
	return map[string]string{
		"index.html":    fakePage,
		"text/en.json":  fakeTexts,
		"text/xx.json":  "{\n \"page.languageName\": \"Xx\",\n \"hello\": \"</script><b>\"\n}",
		"style.css":     "@import \"css/one.css\";\nbody { margin: 0 }",
		"css/one.css":   "p { color: red }",
		"js/head.js":    "document.documentElement.dataset.theme = \"dark\";",
		"js/main.js":    fakeMain,
		"js/sw.js":      fakeWorker,
		"wasm_exec.js":  "\"use strict\";\n(() => { globalThis.Go = class Go { importObject = { gojs: {} }; }; })();",
		"serve/main.go": "package main",

		"embed/embed.js":   "console.log(EMBED_TEXTS.en);",
		"embed/embed.html": "<html><head></head><neural-play></neural-play></html>",

		"js/generated/neuralplay.d.ts": "interface NeuralPlay {}",

		"serve/x.html":   "not part of the site",
		".DS_Store":      "x",
		"js/unused.js":   "console.log(\"unused\");",
		"text/readme.md": "x",
	}
}

var (
	fakeProgram = bytes.Repeat([]byte("\x00asm fake "), 500)
	fakeNotices = []byte("Terms of others\n")
)

// writeFake writes files into a new folder and returns it.
func writeFake(t *testing.T, files map[string]string) string {
	t.Helper()
	web := filepath.Join(t.TempDir(), "web")
	for name, text := range files {
		writeFile(t, filepath.Join(web, filepath.FromSlash(name)), []byte(text))
	}
	return web
}

func writeFile(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func fakeParts(t *testing.T, web string) parts {
	t.Helper()
	p, err := makeParts(web, fakeProgram, fakeNotices)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func fakeSite(t *testing.T) site {
	t.Helper()
	s, err := assemble(fakeParts(t, writeFake(t, fakeFiles())), true)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
