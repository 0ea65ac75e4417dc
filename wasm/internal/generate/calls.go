package main

import (
	"strings"

	"neuralplay/wasm/internal/api"
)

// call is what the page has to know of a call to make its method.
type call struct {
	Name      string `json:"name"`
	Public    bool   `json:"public,omitempty"`
	Arguments int    `json:"arguments,omitempty"`
	// Later means that the answer is the number of a step, whose result comes with
	// the event "done".
	Later bool `json:"later,omitempty"`
	// Packed means that the answer may be large, and travels as bytes.
	Packed bool `json:"packed,omitempty"`
}

// calls returns a module with the table of calls, and the names of public calls and events.
func calls() (string, error) {
	list := make([]call, len(api.Calls))
	for i, c := range api.Calls {
		list[i] = call{c.Name, c.Public, c.Arguments.NumField(), c.Later != nil, c.Packed()}
	}
	var names, events []string
	for _, c := range api.Calls {
		if c.Public {
			names = append(names, c.Name)
		}
	}
	for _, e := range api.Events {
		if e.Public {
			events = append(events, e.Name)
		}
	}
	text, err := export("calls", list)
	if err != nil {
		return "", err
	}
	public, err := export("publicCalls", names)
	if err != nil {
		return "", err
	}
	heard, err := export("publicEvents", events)
	return header + text + public + heard, err
}

// declarations returns the TypeScript declarations of the page's API.
func declarations() (string, error) {
	var b strings.Builder
	err := api.Declarations(&b)
	return b.String(), err
}

// The README holds the tables of calls and events between these lines.
const (
	tablesBegin = "<!-- Written by wasm/internal/generate from the program's tables. -->\n"
	tablesEnd   = "<!-- End of what is written. -->\n"
)

// readme returns the README with the tables as they are now. A README without a
// place for them stays as it is.
func readme(text string) (string, error) {
	before, rest, found := strings.Cut(text, tablesBegin)
	_, after, ended := strings.Cut(rest, tablesEnd)
	if !found || !ended {
		return text, nil
	}
	var tables strings.Builder
	err := api.Markdown(&tables)
	return before + tablesBegin + "\n" + tables.String() + "\n" + tablesEnd + after, err
}
