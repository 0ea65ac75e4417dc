package dataset

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// AsNumbers makes a regression of a classification: a class becomes the number
// that its name spells. A table whose labels are numbers returns as it is.
func (t Table) AsNumbers() (Table, error) {
	if t.Classes == nil {
		return t, nil
	}
	values := make([]float64, len(t.Classes))
	for class, name := range t.Classes {
		v, err := number(name, false)
		if err != nil {
			return Table{}, fmt.Errorf("column %s: class %w", short(t.Target), err)
		}
		values[class] = v
	}
	t.Classes = nil
	return t.relabelled(func(class float64) float64 { return values[int(class)] }), nil
}

// AsClasses makes a classification of a regression: each of a few distinct
// numbers becomes a class, in ascending order. A table with classes returns as
// it is.
func (t Table) AsClasses() (Table, error) {
	if t.Classes != nil {
		return t, nil
	}
	values := distinct(slices.Concat(t.Train.Labels, t.Test.Labels))
	if len(values) > MostClasses {
		return Table{}, fmt.Errorf("column %s: %d different numbers, want at most %d for classes", short(t.Target), len(values), MostClasses)
	}
	t.Classes = make([]string, len(values))
	for class, v := range values {
		t.Classes[class] = spell(v)
	}
	t = t.relabelled(func(v float64) float64 { return float64(slices.Index(values, v)) })
	return t.checked()
}

// relabelled is the table with other labels, in slices of their own.
func (t Table) relabelled(label func(float64) float64) Table {
	for _, r := range []*Rows{&t.Train, &t.Test} {
		r.Labels = slices.Clone(r.Labels)
		for i, v := range r.Labels {
			r.Labels[i] = label(v)
		}
	}
	return t
}

// spell writes a number as the name of a class.
func spell(v float64) string {
	if v == 0 {
		return "0" // for −0, too
	}
	return strings.Replace(strconv.FormatFloat(v, 'g', -1, 64), "-", "−", 1)
}

// distinct are the different ones of a list, ascending.
func distinct[T cmp.Ordered](list []T) []T {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// areClasses tells whether numbers look like numbers of classes: −1 and 1, or
// few small whole ones, of which some stand more than once.
func areClasses(values []float64) bool {
	count := map[float64]int{}
	for _, v := range values {
		count[v]++
		if v != math.Trunc(v) || math.Abs(v) > largestClass || len(count) > MostClasses {
			return false
		}
	}
	if len(count) == 2 && count[-1] > 0 && count[1] > 0 {
		return true
	}
	for _, n := range count {
		if n < 2 && len(values) > 20 {
			return false
		}
	}
	return len(count) == 2 || len(count) > 2 && len(count) < len(values)
}

// largestClass is the largest number that passes for that of a class: prices and
// years do not.
const largestClass = 99

// classesOf orders the different names of classes, ascending if all are
// numbers, else alphabetically, and gives each row its class's index.
func classesOf(names []string) (classes []string, labels []float64) {
	classes = distinct(names)
	values := map[string]float64{}
	for _, name := range classes {
		if v, ok := spelled(name, false); ok {
			values[name] = v
		}
	}
	slices.SortFunc(classes, func(a, b string) int {
		if len(values) == len(classes) && values[a] != values[b] {
			return cmp.Compare(values[a], values[b])
		}
		return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	})
	index := map[string]float64{}
	for class, name := range classes {
		index[name] = float64(class)
	}
	for _, name := range names {
		labels = append(labels, index[name])
	}
	return classes, labels
}
