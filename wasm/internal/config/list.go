package config

import (
	"slices"
	"strings"

	"neuralplay/wasm/internal/message"
)

// listOf is a list of values of one kind, with commas between them in a link.
type listOf[T comparable] struct {
	element kind[T]
	called  string // its name as the page knows it
	wanted  string // the kind of its Want
	most    int    // entries; a list that may be empty has fewer, too
	all     bool   // it has all of them, and no two are equal
}

func (k listOf[T]) name() string { return k.called }

// want is the element's with the length of the list.
func (k listOf[T]) want() *message.Want {
	want := *k.element.want()
	want.Kind, want.Most = k.wanted, k.most
	return &want
}

func (k listOf[T]) fromLink(text string) ([]T, bool) {
	if isBlank(text) {
		return []T{}, !k.all
	}
	// Split one more than allowed, not as many as a hostile link has commas.
	return readList(k, strings.SplitN(text, ",", k.most+1), k.element.fromLink)
}

func (k listOf[T]) fromJSON(value any) ([]T, bool) {
	switch list := value.(type) {
	case []any:
		return readList(k, list, k.element.fromJSON)
	case []T:
		return readList(k, list, func(v T) (T, bool) { return k.element.fromJSON(v) })
	}
	return nil, false
}

// readList reads each item. The result is the caller's own.
func readList[S any, T comparable](k listOf[T], items []S, read func(S) (T, bool)) ([]T, bool) {
	if len(items) > k.most || k.all && len(items) < k.most {
		return nil, false
	}
	list := make([]T, 0, len(items))
	for _, item := range items {
		v, ok := read(item)
		if !ok || k.all && slices.Contains(list, v) {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}

func (k listOf[T]) toLink(list []T) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = k.element.toLink(v)
	}
	return strings.Join(texts, ",")
}

func (k listOf[T]) describe(s *Setting) {
	k.element.describe(s)
	if !k.all {
		s.Layers = k.most
	}
}
