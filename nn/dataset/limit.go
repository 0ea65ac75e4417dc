package dataset

// How much text is read. Both are checked first, so that text that is far too
// large is refused at once.
const (
	// MostBytes is the longest text: MostRows rows of MostColumns numbers with
	// all their digits fit.
	MostBytes = 10_000_000

	// mostCells leaves room for blank lines and for targets in lists.
	mostCells = MostRows * (MostColumns + MostClasses + 3)

	// mostDepth is how deep JSON may be nested; a table needs 4.
	mostDepth = 8

	// mostString is the most bytes of a name, a key or a cell in JSON, as written
	// there.
	mostString = 10_000
)

// checkJSON compares JSON with the limits without reading it: it counts brackets
// and commas outside strings.
func checkJSON(text []byte) *Fault {
	if len(text) > MostBytes {
		return &Fault{Code: "tooLong", Count: len(text), Most: MostBytes}
	}
	cells, depth := 1, 0
	inside, began := false, 0 // a string
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			if inside && i-began > mostString {
				return &Fault{Code: "longText", Count: i - began, Most: mostString}
			}
			inside, began = !inside, i
		case inside && c == '\\':
			i++
		case inside:
		case c == ',':
			cells++
		case c == '[', c == '{':
			if depth++; depth > mostDepth {
				return &Fault{Code: "deep", Most: mostDepth}
			}
		case c == ']', c == '}':
			depth--
		}
	}
	if cells > mostCells {
		return &Fault{Code: "manyCells", Count: cells, Most: mostCells}
	}
	return nil
}
