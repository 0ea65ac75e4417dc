package main

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// The module itself passes.
func TestTheModule(t *testing.T) {
	problems, err := check(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// clean is a module in which every room has a script and nothing is wrong.
func clean() fstest.MapFS {
	files := fstest.MapFS{
		"go.mod":                      {Data: []byte("module x")},
		"web/js/generated/g.js":       {Data: []byte("export const unused = missing;")},
		"web/js/text/text.js":         {Data: []byte("export const say = (l) => import(`../../text/${l}.json`);")},
		"web/js/dom/element.js":       {Data: []byte("export const element = (tag) => document.createElement(tag);")},
		"dist/app.js":                 {Data: []byte(strings.Repeat("x", 200))},
		"web/e2e/testdata/long.go":    {Data: []byte(strings.Repeat("x", 200))},
		"web/e2e/bench/page/plain.js": {Data: []byte("undeclared();")},
	}
	for _, room := range pageRooms {
		name, element := "web/js/"+room.name, "./dom/element.js"
		if !strings.HasSuffix(name, ".js") {
			name, element = name+"/one.js", "./two.js"
		}
		text := "import { element } from \"" + element + "\";\nelement(\"p\");\n"
		if room.name == "sw.js" { // a worker has no document
			text = "self.skipWaiting();\n"
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// checkWith checks the clean module with one file more, or another one. It
// wants no problem if want is empty, else one that says so.
func checkWith(t *testing.T, file, text, want string) {
	t.Helper()
	files := clean()
	files[file] = &fstest.MapFile{Data: []byte(text)}
	problems, err := check(files)
	if err != nil {
		t.Fatal(err)
	}
	if want == "" && len(problems) == 0 {
		return
	}
	if len(problems) != 1 || want == "" || !strings.Contains(problems[0].String(), want) {
		t.Errorf("got %q: want one problem with %q", problems, want)
	}
}

func TestLines(t *testing.T) {
	long := strings.Repeat("é", 119)
	for _, c := range []struct{ name, file, text, want string }{
		{"120 columns", "nn/a.go", long + "é", ""},
		{"121 columns", "nn/a.go", "\n" + long + "éé", "nn/a.go:2: the line has 121 columns"},
		{"a tab", "nn/a.go", "\t" + long, "nn/a.go:1: the line has 123 columns"},
		{"a long style", "web/css/a.css", long + "éé", "web/css/a.css:1"},
		{"a long line of a page", "web/index.html", "<p>" + long + "</p>", "web/index.html:1"},
		{"symbols", "web/index.html", "<svg class=\"symbols\">\n" + long + long + "\n</svg>\n", ""},
		{"a line after symbols", "web/index.html", "<svg class=\"symbols\">\n</svg>\n" + long + long, "index.html:3"},
		{"an icon", "web/index.html", `<link href="data:image/svg` + long + `">`, ""},
		{"the toolchain's script", "web/wasm_exec.js", long + long, ""},
	} {
		t.Run(c.name, func(t *testing.T) { checkWith(t, c.file, c.text, c.want) })
	}
}

func TestNames(t *testing.T) {
	const say = `import { say } from "../text/text.js"; `
	for _, c := range []struct{ name, text, want string }{
		{"nothing wrong", "export const a = 1;", ""},
		{"a syntax error", "export const a = ;", "web/js/state/a.js:1"},
		{"an unused import", say, "imports say and does not use it"},
		{"a shadowed import", say + "export const f = (say) => say;", "imports say and does not use it"},
		{"a renamed import", `import { say as tell } from "../text/text.js"; "say".trim();`, "imports tell and"},
		{"an unused star", `import * as texts from "../text/text.js";`, "imports texts and does not use it"},
		{"an import passed on", say + "export { say };", ""},
		{"an import used in depth", say + "export const f = (o = { say }) => `${say}${o}`;", ""},
		{"an undeclared name", "export const a = () => { nothing(); };", "uses nothing, which"},
		{"an export of nothing", "export { nothing };", "uses nothing, which"},
		{"a misspelt name of the browser", "documnet.title = \"\";", "uses documnet"},
		{"a name of the browser", "document.title = String(Math.PI);", ""},
		{"names of inner scopes", `export function f({ a, b: [c, ...d] }, ...e) {
			let g; try { g = a + c; } catch (h) { g = h; } return [g, d, e, j]; var j;
		}`, ""},
		{"an unused function", "function forgotten() {}", "declares forgotten and does not use it"},
		{"an unused constant", "const { forgotten } = document;", "declares forgotten and does not use it"},
		{"exports", "export function f() {}\nexport const { a, b: [c] } = {};\nexport class D {}", ""},
		{"an export by another name", "const a = 1; export { a as b };", ""},
	} {
		t.Run(c.name, func(t *testing.T) { checkWith(t, "web/js/state/a.js", c.text, c.want) })
	}
}

func TestPageWalls(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"a room below", "state/a.js", `import "../text/text.js";`, ""},
		{"a room above", "text/a.js", `import "../state/one.js";`, `imports state/one.js: the room "text" may only`},
		{"by import()", "text/a.js", `import("../state/one.js");`, "imports state/one.js"},
		{"by export", "text/a.js", `export { element } from "../state/one.js";`, "imports state/one.js"},
		{"a file outside", "state/a.js", "import(`../../text/${document.lang}.json`);", "imports ../text:"},
		{"an unknown room", "misc/a.js", "", `the room "misc" is not in the table`},
		{"a circle", "state/two.js", `import "./one.js";`, "state/one.js → state/two.js → state/one.js"},
		{"a file that imports itself", "state/a.js", `import "./a.js";`, "a circle: state/a.js → state/a.js"},
	} {
		t.Run(c.name, func(t *testing.T) { checkWith(t, scriptFolder+c.file, c.text, c.want) })
	}
}

func TestARoomWithoutScriptsLeavesTheTable(t *testing.T) {
	files := clean()
	delete(files, "web/js/panels/one.js")
	problems, err := check(files)
	const want = "web/js/panels: the room has no scripts"
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].String(), want) {
		t.Errorf("got %q, %v", problems, err)
	}
}

func TestCheckWantsTheModulesFolder(t *testing.T) {
	if _, err := check(fstest.MapFS{}); err == nil {
		t.Error("no error without go.mod")
	}
}

// The table of rooms has an order: no room knows one that stands after it.
func TestPageRoomsHaveNoCircle(t *testing.T) {
	before := map[string]bool{"generated": true, "../text": true, "../wasm_exec.js": true}
	for _, room := range pageRooms {
		for _, known := range room.knows {
			if !before[known] {
				t.Errorf("%s knows %s, which does not stand before it", room.name, known)
			}
		}
		before[room.name] = true
	}
}
