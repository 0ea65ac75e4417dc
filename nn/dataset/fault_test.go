package dataset

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Every code that the source mentions has a sentence, and every sentence a code
// in the source.
func TestFaultCodes(t *testing.T) {
	packages, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool {
		return !strings.HasSuffix(f.Name(), "_test.go")
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	mention := func(e ast.Expr) {
		if text, ok := e.(*ast.BasicLit); ok {
			code, _ := strconv.Unquote(text.Value)
			used[code] = true
		}
	}
	ast.Inspect(packages["dataset"], func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr: // Code: "…"
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
				mention(n.Value)
			}
		case *ast.AssignStmt: // f.Code = "…"
			for i, left := range n.Lhs {
				if s, ok := left.(*ast.SelectorExpr); ok && s.Sel.Name == "Code" {
					mention(n.Rhs[min(i, len(n.Rhs)-1)])
				}
			}
		}
		return true
	})
	for _, code := range otherKind {
		used[code] = true
	}
	codes := FaultCodes()
	for code := range used {
		if !slices.Contains(codes, code) {
			t.Errorf("the code %q has no sentence", code)
		}
	}
	for _, code := range codes {
		if !used[code] {
			t.Errorf("the code %q is not used", code)
		}
	}
	if len(used) < 40 {
		t.Errorf("found only %d codes: does the test still read the source?", len(used))
	}
}

func TestFaultsAreData(t *testing.T) {
	json := func(text string) error { _, err := ParseJSON([]byte(text)); return err }
	csv := func(text string) error { _, err := ParseCSV(text); return err }
	for _, c := range []struct {
		err  error
		want Fault
	}{
		{csv("a,b,kind\n1,abc,x\n"), Fault{Code: "notNumber", Row: 2, Column: "b", Got: `"abc"`}},
		{csv("a,b,kind\n1,2\n"), Fault{Code: "cells", Row: 2, Count: 2, Most: 3}},
		{csv("a,,kind\n1,2,x\n"), Fault{Code: "unnamedColumn", Column: "2"}},
		{csv("a,b\n1,x\n2,x\n"), Fault{Code: "oneClass", Name: "x"}},
		{json(`{"train": {"inputs": [[1], [{}]], "targets": [1, 2]}}`),
			Fault{Code: "notNumber", Set: "train", Row: 2, Column: "x₁", Got: "{…}"}},
		{json(`{"train": {"inputs": [[1]], "targets": [1]}, "test": {"inputs": [["2"]], "targets": [1]}}`),
			Fault{Code: "quotedNumber", Set: "test", Row: 1, Column: "x₁", Got: `"2"`, Name: "2"}},
		{json(`{"train": {"inputs": 5}}`), Fault{Code: "wantList", Key: "train.inputs", Got: "number"}},
		{json(`{"trian": 5}`), Fault{Code: "unknownKey", Name: "trian"}},
		{json("{\n\"train\": tru}"), Fault{Code: "notJSONAt", Row: 2, Got: "}"}},
		{json(`{"columns": ["a"], "train": {"inputs": [[1, 2]], "targets": [[1, 0]]}}`),
			Fault{Code: "columnOrClassNames", Got: "1", Count: 2, Most: 3, Name: "2"}},
		{Table{Columns: []string{strings.Repeat("n", 201)}, Target: "y"}.Check(),
			Fault{Code: "longName", Name: strings.Repeat("n", 39) + "…", Count: 201, Most: 200}},
	} {
		var got *Fault
		if !errors.As(c.err, &got) || !reflect.DeepEqual(*got, c.want) {
			t.Errorf("got  %+v\nwant %+v", c.err, c.want)
		}
	}
}
