package api

import (
	"fmt"
	"io"
	"strings"
)

// Markdown writes the public calls and events as the tables of the README.
func Markdown(w io.Writer) error {
	lines := []string{"| call | does |", "|---|---|"}
	for _, c := range Calls {
		if c.Public {
			lines = append(lines, fmt.Sprintf("| `%s` | %s |", signature(c), c.Doc))
		}
	}
	lines = append(lines, "", "| event | when |", "|---|---|")
	for _, e := range Events {
		if e.Public {
			lines = append(lines, fmt.Sprintf("| `%s` | %s |", e.Name, e.Doc))
		}
	}
	_, err := fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}

// signature returns a call with its arguments' names; those that may be left out
// have a question mark.
func signature(c Call) string {
	if c.Name == "version" {
		return c.Name
	}
	var names []string
	for i := range c.Arguments.NumField() {
		f := c.Arguments.Field(i)
		name := f.Tag.Get("arg")
		if f.Tag.Get("default") != "" {
			name += "?"
		}
		names = append(names, name)
	}
	return c.Name + "(" + strings.Join(names, ", ") + ")"
}
