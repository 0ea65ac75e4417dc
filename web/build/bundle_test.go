package main

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestBundleHoldsAllThatIsImported(t *testing.T) {
	b := fakeParts(t, writeFake(t, fakeFiles())).bundled
	for _, c := range []struct{ what, in, want string }{
		{"a text", string(b.app), "Grüße"},
		{"the toolchain's script, which sets a global", string(b.app), "globalThis.Go=class"},
		{"the toolchain's property names", string(b.app), "importObject={gojs:{}}"},
		{"an imported style", string(b.style), "p{color:red}body{margin:0}"},
		{"the theme", string(b.head), "dataset.theme"},
		{"the link to the map", string(b.app), "sourceMappingURL=app.js.map"},
		{"the link to the map of styles", string(b.style), "sourceMappingURL=style.css.map"},
	} {
		if !strings.Contains(c.in, c.want) {
			t.Errorf("%s (%s) is missing in %s", c.what, c.want, c.in)
		}
	}
	if strings.Contains(string(b.app), "unused") {
		t.Error("app.js holds a file that nothing imports")
	}
	if strings.Contains(string(b.head), "sourceMappingURL") {
		t.Error("the inlined script names a source map")
	}
}

func TestSourceMapsNameTheSources(t *testing.T) {
	web := writeFake(t, fakeFiles())
	b := fakeParts(t, web).bundled
	for name, text := range map[string][]byte{"../web/js/main.js": b.appMap, "../web/css/one.css": b.styleMap} {
		var m struct{ Sources, SourcesContent []string }
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(m.Sources, name) || len(m.SourcesContent) != len(m.Sources) {
			t.Errorf("sources %v: want %s among them, with contents", m.Sources, name)
		}
		if strings.Contains(string(text), web) {
			t.Error("the source map holds a path of this machine")
		}
	}
}

func TestBundleRefusesMistakes(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"a file that is not there", "js/main.js", `import "./nowhere.js";`, "nowhere.js"},
		{"a name that is not exported", "js/main.js", `import { x } from "./head.js"; x();`, `"x"`},
		{"a syntax error", "js/main.js", "let let = 1;", "main.js:1"},
		{"a style that is not there", "style.css", `@import "css/nowhere.css";`, "nowhere.css"},
		{"a mistake in a style", "css/one.css", "p { color red }", "one.css:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := fakeFiles()
			files[c.file] = c.text
			_, err := makeParts(writeFake(t, files), fakeProgram, fakeNotices)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v: want an error with %q", err, c.want)
			}
		})
	}
}

func TestWithoutMap(t *testing.T) {
	for text, want := range map[string]string{
		"a();\n//# sourceMappingURL=app.js.map\n":      "a();\n",
		"p{}\n/*# sourceMappingURL=style.css.map */\n": "p{}\n",
		"a();\n": "a();\n",
	} {
		if got := string(withoutMap([]byte(text))); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// The real page bundles and packs too, whatever the program.
func TestTheRealPagePacks(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	web := copyOfWeb(t)
	if _, err := goOutput(root, "run", "./wasm/internal/generate", "-o", web); err != nil {
		t.Fatal(err)
	}
	s, err := assemble(fakeParts(t, web), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the site has %v", slices.Sorted(maps.Keys(s)))
}

// copyOfWeb copies the page's sources: tests write nothing into them.
func copyOfWeb(t *testing.T) string {
	t.Helper()
	web := t.TempDir() + "/web"
	for _, folder := range []string{"js", "css", "text", "embed"} {
		if err := os.CopyFS(web+"/"+folder, os.DirFS("../"+folder)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{pageName, styleName, wasmExecName} {
		content, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, web+"/"+name, content)
	}
	return web
}
