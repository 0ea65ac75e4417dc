package e2e

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// news is what a tab said to the console, and what it asked for.
type news struct {
	mu       sync.Mutex
	errors   []string
	said     []string // what else stands in the console, the last of it: a crash of the program
	requests []string
	expected []*regexp.Regexp // errors that the test wants
	abroad   bool             // the test asks other origins on purpose
}

// hear is called by the browser's connection for each event, in order.
func (n *news) hear(event any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		n.errors = append(n.errors, text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			n.errors = append(n.errors, spell(e.Args))
			break
		}
		const most = 60
		if n.said = append(n.said, spell(e.Args)); len(n.said) > most {
			n.said = n.said[1:]
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			n.errors = append(n.errors, strings.TrimSpace(e.Entry.Text+" "+e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		n.requests = append(n.requests, e.Request.URL)
	}
}

func spell(values []*runtime.RemoteObject) string {
	var parts []string
	for _, v := range values {
		if v.Description != "" {
			parts = append(parts, v.Description)
		} else {
			parts = append(parts, fmt.Sprintf("%s", v.Value))
		}
	}
	return strings.Join(parts, " ")
}

// expect says that an error is part of the test. It must come.
func (n *news) expect(pattern string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.expected = append(n.expected, regexp.MustCompile(pattern))
}

// asked returns what was asked for, but for what needs nobody else.
func (n *news) asked() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(n.requests), func(address string) bool {
		return strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "blob:")
	})
}

// take returns the errors so far, which check then knows no more.
func (n *news) take() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	errors := n.errors
	n.errors = nil
	return errors
}

// check reports errors nobody expected, errors that did not come, and requests
// to others.
func (n *news) check(b *tab) {
	b.Helper()
	for _, address := range n.asked() {
		if !n.abroad && !strings.HasPrefix(address, origin(b.base)) {
			b.Errorf("the page asked for %s", address)
		}
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	came := make([]bool, len(n.expected))
	for _, text := range n.errors {
		i := slices.IndexFunc(n.expected, func(e *regexp.Regexp) bool { return e.MatchString(text) })
		if i < 0 {
			b.Errorf("the console says: %s", text)
			continue
		}
		came[i] = true
	}
	for i, e := range n.expected {
		if !came[i] {
			b.Errorf("the console does not say: %s", e)
		}
	}
}

// origin is the part of an address that names the server; of a file, all.
func origin(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	if scheme == "file" {
		return address
	}
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host + "/"
}
