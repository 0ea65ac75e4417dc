package dataset

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Fault is what is wrong with somebody's data, as data: a code, where it is, and
// what fills the sentence. Error words it in English; a page can word it in any
// language. Every error about data is a *Fault. Fields that a code does not need
// are zero.
type Fault struct {
	Code string // one of FaultCodes

	Key    string // in JSON, such as train.inputs
	Set    string // "train" or "test"; "" if there is only one set
	Row    int    // counted from 1, or the line of a text; 0 for no row in particular
	Column string // its name, or its number from 1 if it has none

	Name  string // of a class, a column or a key; or the number from 1 of what has none
	Got   string // what was found, as its author spells it, shortened
	Count int    // how many there are
	Most  int    // how many there should be, or at most

	// More are the other faults of the same data, as far as they were looked for: at
	// most 20 are named at once. They have no More of their own.
	More []*Fault
}

// FaultCodes lists every code there is, sorted.
func FaultCodes() []string { return slices.Sorted(maps.Keys(sentences)) }

// sentences has the English for every code. {place} is where it is, {s} makes a
// plural of Count and {gots} of Got.
var sentences = map[string]string{
	// any text
	"tooLong":   "{count} bytes, want at most {most}",
	"manyCells": "{count} cells, want at most {most}",

	// CSV
	"quote":       "{place}a quotation mark stands inside a cell, or is not closed",
	"oneColumn":   "no input column: want cells separated by commas, semicolons, tabs or spaces",
	"cells":       "row {row} has {count} cell{s}, want {most}",
	"rowLimit":    "{place}want at most {most} rows",
	"noRowsBelow": "no rows below the names of the columns",
	"allMissing":  "{count} row{s}, none without a missing cell",

	// JSON as such
	"endsEarly":  "this is not JSON: it ends too early",
	"notJSON":    "line {row}: this is not JSON",
	"notJSONAt":  "line {row}: this is not JSON at {got}",
	"deep":       "lists and objects more than {most} deep in each other",
	"longText":   "line {row}: a cell or text of more than {most} characters",
	"afterEnd":   "want nothing after the table's closing brace",
	"notTable":   "got a JSON {got}, want {columns, problem, train, test}",
	"wantObject": "{key}: got a JSON {got}, want {inputs, targets}",
	"wantList":   "{key}: got a JSON {got}, want a list",
	"wantText":   "{key}: got a JSON {got}, want a text",
	"unknownKey": `unknown key "{name}": want columns, problem, train and test, in these inputs and targets`,
	"problem":    "problem {got}: want classification or regression",
	"noTrain":    "no train: want {train: {inputs: [[…], …], targets: […]}}",
	"wantRecord": "{place}got {got}, want an object, as in the first row",
	"extraKey":   `{place}the first row has no "{name}"`,

	// the shape of a JSON table
	"lengths":     "{place}{count} row{s} of inputs, but {got} target{gots}",
	"columnNames": "columns: got {got} name{gots}, want {most}: {count} input{s} and the target",
	"columnOrClassNames": "columns: got {got} name{gots}, want {most}: " +
		"{count} input{s} and the target, or {name} classes",
	"columnTargets": "columns: got {got} name{gots}, want {most}: {count} input{s} and {name} targets",
	"wantRow":       "{place}got {got}, want a list of numbers",
	"inputs":        "{set} row {row} has {count} input{s}, want {most}",
	"wantNumber":    "{place}got {got}, want a number, as in the first row",
	"wantName":      "{place}got {got}, want a name, as in the first row",
	"wantOutputs":   "{place}got {got}, want a row, as in the first row",
	"outputs":       "{place}got {count} number{s}, want {most}",
	"oneHot":        "{place}want a single 1, the other numbers all 0 or all −1",

	// cells
	"emptyNumber":  "{place}empty, want a number",
	"emptyClass":   "{place}empty, want a class",
	"notNumber":    "{place}{got} is not a number",
	"quotedNumber": "{place}{got} is text, want {name} without quotation marks",
	"infinite":     "{place}{got} is infinite, want a finite number",
	"tooLarge":     "{place}{got} is too large, want at most 1e100",

	// names
	"noColumns":     "no input column",
	"manyColumns":   "{count} input columns, want at most {most}",
	"unnamedColumn": "column {column} has no name",
	"sameColumns":   "two columns are named {name}",
	"unnamedTarget": "the target column has no name",
	"longName":      "the name {name} has {count} characters, want at most {most}",
	"manyTargets":   "{count} numbers to predict, want at most {most}",
	"noClasses":     "no classes: want at least two",
	"oneClass":      `only one class ("{name}"): want at least two`,
	"manyClasses":   "{count} classes, want at most {most}",
	"unnamedClass":  "class {name} has no name",
	"sameClasses":   `two classes are named "{name}"`,

	// rows
	"noRows":          "{place}no rows",
	"manyRows":        "{count} rows, want at most {most}",
	"wholeTest":       "{count} test rows in a table that is still to be divided",
	"noTrainRow":      "no training row: a larger training share may give some",
	"shape":           "{place}{got} numbers for {count} rows of {most} inputs",
	"classIndex":      "{place}class {got}, want 0…{most}",
	"sameNumbers":     "{place}every row has {got}: want at least two different numbers",
	"manyNumbers":     "{place}{count} different numbers, want at most {most} for classes",
	"classNotNumber":  "{place}class {got} is not a number",
	"classNoRow":      `class "{name}" has no row`,
	"classNoTrainRow": `class "{name}" has no training row: a larger training share, or another seed, may give it one`,
}

// Error returns the English sentence, and how many more there are.
func (f *Fault) Error() string {
	if n := len(f.More); n > 0 {
		return f.sentence() + " (and " + strconv.Itoa(n) + " more)"
	}
	return f.sentence()
}

func (f *Fault) sentence() string {
	return strings.NewReplacer(
		"{place}", f.place(),
		"{key}", f.Key, "{set}", f.Set, "{row}", strconv.Itoa(f.Row), "{column}", f.Column,
		"{name}", f.Name, "{got}", inWords(f.Got), "{count}", strconv.Itoa(f.Count), "{most}", strconv.Itoa(f.Most),
		"{s}", plural(strconv.Itoa(f.Count)), "{gots}", plural(f.Got),
	).Replace(sentences[f.Code])
}

// place names the row and the column, with a colon.
func (f *Fault) place() string {
	var parts []string
	switch {
	case f.Row > 0:
		parts = append(parts, strings.TrimSpace(f.Set+" row "+strconv.Itoa(f.Row)))
	case f.Set != "":
		parts = append(parts, f.Set)
	}
	if f.Column != "" {
		parts = append(parts, "column "+f.Column)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + ": "
}

// in adds where the fault is. A nil fault stays nil.
func (f *Fault) in(set string, row int, column string) *Fault {
	if f != nil {
		f.Set, f.Row, f.Column = set, row, short(column)
	}
	return f
}

// orNil is the fault as an error: a nil *Fault in an error would not be nil.
func (f *Fault) orNil() error {
	if f == nil {
		return nil
	}
	return f
}

// aList and anObject stand for any JSON list and object in Fault.Got.
const (
	aList    = "[…]"
	anObject = "{…}"
)

func inWords(got string) string {
	switch got {
	case aList:
		return "a list"
	case anObject:
		return "an object"
	}
	return got
}

func plural(number string) string {
	if number == "1" {
		return ""
	}
	return "s"
}
