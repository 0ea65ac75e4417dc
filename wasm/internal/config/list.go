package config

import (
	"fmt"
	"slices"
	"strings"
)

// pair is two different whole numbers.
type pair struct{ whole }

func (pair) name() string { return "axes" }

func (k pair) want() string {
	return fmt.Sprintf("two different whole numbers from %d to %d, such as 1,2", k.low, k.high)
}

func (k pair) fromLink(text string) ([]int, bool) {
	return k.both(readList(strings.SplitN(text, ",", 3), 2, k.whole.fromLink))
}

func (k pair) fromJSON(value any) ([]int, bool) {
	switch list := value.(type) {
	case []any:
		return k.both(readList(list, 2, k.whole.fromJSON))
	case []int:
		return k.both(readList(list, 2, func(n int) (int, bool) { return k.whole.fromJSON(n) }))
	}
	return nil, false
}

func (pair) both(numbers []int, ok bool) ([]int, bool) {
	return numbers, ok && len(numbers) == 2 && numbers[0] != numbers[1]
}

func (k pair) toLink(numbers []int) string { return joined(numbers, k.whole.toLink) }

// numberList is a list of numbers, possibly none.
type numberList struct {
	number
	most int
}

func (numberList) name() string { return "numbers" }

func (k numberList) want() string {
	return fmt.Sprintf("at most %d numbers with commas between, each from %v to %v", k.most, k.low, k.high)
}

func (k numberList) fromLink(text string) ([]float64, bool) {
	if isBlank(text) {
		return []float64{}, true
	}
	return readList(strings.SplitN(text, ",", k.most+1), k.most, k.number.fromLink)
}

func (k numberList) fromJSON(value any) ([]float64, bool) {
	switch list := value.(type) {
	case []any:
		return readList(list, k.most, k.number.fromJSON)
	case []float64:
		return readList(list, k.most, func(v float64) (float64, bool) { return k.number.fromJSON(v) })
	}
	return nil, false
}

func (k numberList) toLink(numbers []float64) string { return joined(numbers, k.number.toLink) }

func (k numberList) describe(s *Setting) {
	k.number.describe(s)
	s.Layers = k.most
}

// readList reads each item by read, and refuses more than most of them. The
// result is the caller's own.
func readList[S, T any](items []S, most int, read func(S) (T, bool)) ([]T, bool) {
	if len(items) > most {
		return nil, false
	}
	list := make([]T, len(items))
	for i, item := range items {
		v, ok := read(item)
		if !ok {
			return nil, false
		}
		list[i] = v
	}
	return slices.Clip(list), true
}

func joined[T any](list []T, text func(T) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = text(v)
	}
	return strings.Join(texts, ",")
}
