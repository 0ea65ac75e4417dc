package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// shape is the sizes of the hidden layers, first to last; possibly none.
type shape struct {
	layers int   // at most
	units  whole // of each layer
}

func (shape) name() string { return "list" }

func (k shape) want() string {
	return fmt.Sprintf("at most %d layers of %d to %d units, such as 4,2", k.layers, k.units.low, k.units.high)
}

func (k shape) fromLink(text string) ([]int, bool) {
	if strings.TrimSpace(text) == "" {
		return []int{}, true
	}
	// Split one more than allowed, not as many as a hostile link has commas.
	return readShape(k, strings.SplitN(text, ",", k.layers+1), k.units.fromLink)
}

func (k shape) fromJSON(value any) ([]int, bool) {
	switch sizes := value.(type) {
	case []any:
		return readShape(k, sizes, k.units.fromJSON)
	case []int:
		return readShape(k, sizes, func(n int) (int, bool) { return k.units.fromJSON(n) })
	}
	return nil, false
}

// readShape reads each size by read. The result is the caller's own.
func readShape[S any](k shape, sizes []S, read func(S) (int, bool)) ([]int, bool) {
	if len(sizes) > k.layers {
		return nil, false
	}
	units := make([]int, len(sizes))
	for i, size := range sizes {
		n, ok := read(size)
		if !ok {
			return nil, false
		}
		units[i] = n
	}
	return units, true
}

func (shape) toLink(units []int) string {
	texts := make([]string, len(units))
	for i, n := range units {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, ",")
}

func (k shape) describe(s *Setting) {
	s.Low, s.High = float64(k.units.low), float64(k.units.high)
	s.Layers = k.layers
}

// nameList is names out of a list, one for each hidden layer; possibly none.
type nameList struct {
	choice
	most int
}

func (nameList) name() string { return "names" }

func (k nameList) want() string {
	return fmt.Sprintf("at most %d names with commas between, each %s", k.most, k.choice.want())
}

func (k nameList) fromLink(text string) ([]string, bool) {
	if strings.TrimSpace(text) == "" {
		return []string{}, true
	}
	return k.read(strings.SplitN(text, ",", k.most+1))
}

func (k nameList) fromJSON(value any) ([]string, bool) {
	switch names := value.(type) {
	case []string:
		return k.read(names)
	case []any:
		texts := make([]string, len(names))
		for i, name := range names {
			text, ok := name.(string)
			if !ok {
				return nil, false
			}
			texts[i] = text
		}
		return k.read(texts)
	}
	return nil, false
}

// read checks the names. The result is the caller's own.
func (k nameList) read(names []string) ([]string, bool) {
	if len(names) > k.most {
		return nil, false
	}
	for _, name := range names {
		if !slices.Contains(k.names, name) {
			return nil, false
		}
	}
	return append([]string{}, names...), true
}

func (k nameList) describe(s *Setting) {
	k.choice.describe(s)
	s.Layers = k.most
}

func (nameList) toLink(names []string) string { return strings.Join(names, ",") }
