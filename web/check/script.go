package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// scriptFolder is where the page's scripts lie. A script is named by its path
// below it.
const scriptFolder = "web/js/"

// script is one module of the page.
type script struct {
	name    string   // "panels/fold.js"
	imports []string // files it imports, by their paths below web/js: "dom/icon.js", "../text/"
	bound   []string // names that its imports declare
	free    []string // names it uses and does not declare, those of bound among them
	unused  []string // names it declares at its top and neither uses nor exports
}

// readScripts parses the page's modules. What cannot be parsed is a problem;
// generated modules are leaves, and are not looked into.
func readScripts(root fs.FS) (scripts []script, problems []problem, err error) {
	err = eachFile(root, func(name string) error {
		below, ok := strings.CutPrefix(name, scriptFolder)
		if !ok || path.Ext(name) != ".js" {
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		s, err := parseScript(below, text)
		if err != nil {
			problems = append(problems, syntaxProblem(name, err))
			return nil
		}
		scripts = append(scripts, s)
		return nil
	})
	return scripts, problems, err
}

func syntaxProblem(name string, err error) problem {
	p := problem{file: name, text: err.Error()}
	if at := (*parse.Error)(nil); errors.As(err, &at) {
		p.line, p.text = at.Line, at.Message
	}
	return p
}

func parseScript(name string, text []byte) (script, error) {
	tree, err := js.Parse(parse.NewInputBytes(text), js.Options{})
	if err != nil {
		return script{}, err
	}
	s := script{name: name}
	exported := map[string]bool{}
	for _, statement := range tree.List {
		switch statement := statement.(type) {
		case *js.ImportStmt:
			s.addImport(statement)
		case *js.ExportStmt:
			s.addExport(statement, exported)
		}
	}
	js.Walk(&dynamicImports{&s}, tree)
	for _, v := range tree.Scope.Undeclared {
		if v.Link == nil && v.Decl == js.NoDecl && v.Uses > 0 {
			s.free = append(s.free, string(v.Data))
		}
	}
	for _, v := range tree.Scope.Declared {
		if v.Uses == 1 && !exported[string(v.Data)] {
			s.unused = append(s.unused, string(v.Data))
		}
		delete(exported, string(v.Data))
	}
	s.free = slices.Compact(slices.Sorted(slices.Values(slices.AppendSeq(s.free, maps.Keys(exported)))))
	return s, nil
}

func (s *script) addImport(statement *js.ImportStmt) {
	s.add(unquoted(statement.Module))
	if statement.Default != nil {
		s.bound = append(s.bound, string(statement.Default))
	}
	for _, alias := range statement.List {
		if alias.Binding != nil {
			s.bound = append(s.bound, string(alias.Binding))
		}
	}
}

// addExport notes the names that a statement exports, as they are called here.
// "export {a} from" is an import without names.
func (s *script) addExport(statement *js.ExportStmt, exported map[string]bool) {
	if statement.Module != nil {
		s.add(unquoted(statement.Module))
		return
	}
	for _, alias := range statement.List {
		name := alias.Name
		if name == nil { // without "as"
			name = alias.Binding
		}
		if name != nil { // the list may end with a comma
			exported[string(name)] = true
		}
	}
	switch d := statement.Decl.(type) {
	case *js.VarDecl:
		for _, element := range d.List {
			for _, name := range boundNames(element.Binding) {
				exported[name] = true
			}
		}
	case *js.FuncDecl:
		if d.Name != nil {
			exported[string(d.Name.Data)] = true
		}
	case *js.ClassDecl:
		if d.Name != nil {
			exported[string(d.Name.Data)] = true
		}
	}
}

// boundNames returns the names that a declaration binds.
func boundNames(binding js.IBinding) (names []string) {
	switch b := binding.(type) {
	case *js.Var:
		return []string{string(b.Data)}
	case *js.BindingObject:
		for _, item := range b.List {
			names = append(names, boundNames(item.Value.Binding)...)
		}
		if b.Rest != nil {
			names = append(names, string(b.Rest.Data))
		}
	case *js.BindingArray:
		for _, item := range b.List {
			names = append(names, boundNames(item.Binding)...)
		}
		names = append(names, boundNames(b.Rest)...)
	}
	return names
}

// add notes an imported file. Of a name that is put together, only the folder
// at its beginning is known.
func (s *script) add(specifier string) {
	if file := path.Join(path.Dir(s.name), specifier); !slices.Contains(s.imports, file) {
		s.imports = append(s.imports, file)
	}
}

func unquoted(literal []byte) string { return strings.Trim(string(literal), "\"'`") }

// dynamicImports visits a tree for calls of import().
type dynamicImports struct{ s *script }

func (d *dynamicImports) Enter(node js.INode) js.IVisitor {
	call, ok := node.(*js.CallExpr)
	if !ok || len(call.Args.List) == 0 {
		return d
	}
	if name, ok := call.X.(*js.LiteralExpr); !ok || name.TokenType != js.ImportToken {
		return d
	}
	switch argument := call.Args.List[0].Value.(type) {
	case *js.LiteralExpr:
		d.s.add(unquoted(argument.Data))
	case *js.TemplateExpr:
		if len(argument.List) == 0 {
			d.s.add(unquoted(argument.Tail))
			break
		}
		start, _, _ := strings.Cut(string(argument.List[0].Value), "${")
		d.s.add(path.Dir(strings.Trim(start, "`") + "x"))
	}
	return d
}

func (d *dynamicImports) Exit(js.INode) {}

// nameProblems compares the names a script uses with those it has.
func (s script) nameProblems() (problems []problem) {
	report := func(format, name string) {
		problems = append(problems, problem{file: scriptFolder + s.name, text: fmt.Sprintf(format, name)})
	}
	for _, name := range s.bound {
		if !slices.Contains(s.free, name) {
			report("imports %s and does not use it", name)
		}
	}
	for _, name := range s.free {
		if !slices.Contains(s.bound, name) && !browserGlobals[name] {
			report("uses %s, which it neither declares nor imports (a browser's own? then list it in web/check)", name)
		}
	}
	for _, name := range s.unused {
		report("declares %s and does not use it", name)
	}
	return problems
}
