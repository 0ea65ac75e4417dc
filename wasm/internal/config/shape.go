package config

import (
	"fmt"
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
	if isBlank(text) {
		return []int{}, true
	}
	// Split one more than allowed, not as many as a hostile link has commas.
	return readList(strings.SplitN(text, ",", k.layers+1), k.layers, k.units.fromLink)
}

func (k shape) fromJSON(value any) ([]int, bool) {
	switch sizes := value.(type) {
	case []any:
		return readList(sizes, k.layers, k.units.fromJSON)
	case []int:
		return readList(sizes, k.layers, func(n int) (int, bool) { return k.units.fromJSON(n) })
	}
	return nil, false
}

func (k shape) toLink(units []int) string { return joined(units, k.units.toLink) }

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
	if isBlank(text) {
		return []string{}, true
	}
	return readList(strings.SplitN(text, ",", k.most+1), k.most, k.choice.fromLink)
}

func (k nameList) fromJSON(value any) ([]string, bool) {
	switch names := value.(type) {
	case []string:
		return readList(names, k.most, k.choice.fromLink)
	case []any:
		return readList(names, k.most, k.choice.fromJSON)
	}
	return nil, false
}

func (k nameList) describe(s *Setting) {
	k.choice.describe(s)
	s.Layers = k.most
}

func (nameList) toLink(names []string) string { return strings.Join(names, ",") }
