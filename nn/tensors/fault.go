package tensors

import "strconv"

// Fault is what is wrong with a text, as data: a code, where it is, and what fills the sentence. Every error about a
// text is a *Fault. Fields that a code does not need are zero.
type Fault struct {
	Code         string // one of FaultCodes
	Line, Column int    // counted from 1, columns in characters; 0: no place in particular
	Got          string // what was found, as its author spells it, shortened
	Want         string // the character that was expected
	Count        int    // how many there are
	Most         int    // how many there may be, or should be
}

// The codes of faults. Each is followed by the fields that it fills, besides its place.
const (
	TooLong        = "tooLong"        // Count bytes, at most Most
	ManyTensors    = "manyTensors"    // more than Most
	ManyNumbers    = "manyNumbers"    // more than Most
	Deep           = "deep"           // brackets more than Most deep in each other
	Shortened      = "shortened"      // "..." among the numbers: NumPy left some out, unless told to print all
	NotClosed      = "notClosed"      // the bracket Got has no Want
	WrongClose     = "wrongClose"     // Got where Want was expected
	NotOpened      = "notOpened"      // Got closes nothing: the beginning is missing
	NotNumber      = "notNumber"      // Got where a number was expected
	NotAName       = "notAName"       // Got where the name of a tensor was expected, in an object
	NoColon        = "noColon"        // Got where Want was expected, after a name
	Ragged         = "ragged"         // a row of Count numbers, where the first has Most
	NumberInRows   = "numberInRows"   // a number among rows
	Empty          = "empty"          // brackets without a number
	NothingPrinted = "nothingPrinted" // no number at all
)

// FaultCodes lists every code there is.
func FaultCodes() []string {
	return []string{TooLong, ManyTensors, ManyNumbers, Deep, Shortened, NotClosed, WrongClose, NotOpened, NotNumber,
		NotAName, NoColon, Ragged, NumberInRows, Empty, NothingPrinted}
}

// Error returns the code and the values, for logs.
func (f *Fault) Error() string {
	text := "tensors: "
	if f.Line > 0 {
		text += "line " + strconv.Itoa(f.Line) + ", column " + strconv.Itoa(f.Column) + ": "
	}
	text += f.Code
	if f.Got != "" {
		text += ": got " + strconv.Quote(f.Got)
	} else if f.Count != 0 {
		text += ": got " + strconv.Itoa(f.Count)
	}
	switch {
	case f.Want != "":
		text += ", want " + strconv.Quote(f.Want)
	case f.Most != 0:
		text += ", want " + strconv.Itoa(f.Most)
	}
	return text
}

// What is read. Bytes are checked before anything else, the others while reading.
const (
	MostBytes   = 1 << 20
	MostTensors = 200
	MostNumbers = 200_000
	MostDepth   = 8

	mostName = 60 // bytes of a name or an excerpt
)
