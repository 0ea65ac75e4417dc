package dataset

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// AsNumbers makes a regression of a classification: a class becomes the number
// that its name spells. A table whose labels are numbers returns as it is. The
// error of a name that is not a number is a *Fault.
func (t Table) AsNumbers() (Table, error) {
	if t.Classes == nil {
		return t, nil
	}
	values := make([]float64, len(t.Classes))
	for class, name := range t.Classes {
		v, f := number(name, false)
		if f != nil {
			if f.Code == "notNumber" {
				f.Code = "classNotNumber"
			}
			return Table{}, f.in("", 0, t.Target)
		}
		values[class] = v
	}
	t.Classes = nil
	return t.relabelled(func(class float64) float64 { return values[int(class)] }), nil
}

// AsClasses makes a classification of a regression: each of a few distinct
// numbers becomes a class, in ascending order. A table with classes returns as
// it is. The error is a *Fault.
func (t Table) AsClasses() (Table, error) {
	if t.Classes != nil {
		return t, nil
	}
	if len(t.Others) > 0 {
		t.Classes = []string{}
		return Table{}, t.severalTargets()
	}
	values := distinct(slices.Concat(t.Train.Labels, t.Test.Labels))
	if len(values) > MostClasses {
		f := &Fault{Code: "manyNumbers", Count: len(values), Most: MostClasses}
		return Table{}, f.in("", 0, t.Target)
	}
	t.Classes = make([]string, len(values))
	for class, v := range values {
		t.Classes[class] = spell(v)
	}
	t = t.relabelled(func(v float64) float64 { return float64(slices.Index(values, v)) })
	return t.checked()
}

// relabelled returns the table with other labels, in slices of their own.
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

// distinct returns the different values of a list, ascending.
func distinct[T cmp.Ordered](list []T) []T {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// areClasses reports whether numbers look like numbers of classes: −1 and 1, or
// a few small whole ones, some of which occur more than once.
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
// numbers, else alphabetically, and returns each row's index into them.
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
