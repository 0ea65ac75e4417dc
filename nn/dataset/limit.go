package dataset

// How much text is read. Both are checked first, so that text that is far too
// large is refused at once.
const (
	// MostBytes is the longest text: MostRows rows of MostColumns numbers with
	// all their digits fit.
	MostBytes = 10_000_000

	// mostCells leaves room for blank lines and for targets in lists.
	mostCells = MostRows * (MostColumns + MostClasses + 3)

	// mostCell is how long a cell, or a text in JSON, may be.
	mostCell = 10_000

	// mostDepth is how deep JSON may be nested; a table needs 4.
	mostDepth = 8
)

// checkCSV compares text with the limits without reading it: it counts cells and
// measures the longest.
func checkCSV(text string, delimiter byte) *Fault {
	cells, line, length := 1, 1, 0
	inside := false // quotation marks
	for i := range len(text) {
		c := text[i]
		if c == '\n' {
			line++
		}
		if !inside && (c == delimiter || c == '\n') {
			cells++
			length = 0
			continue
		}
		if c == '"' {
			inside = !inside
		}
		if length++; length > mostCell {
			return &Fault{Code: "longText", Row: line, Most: mostCell}
		}
	}
	if cells > mostCells {
		return &Fault{Code: "manyCells", Count: cells, Most: mostCells}
	}
	return nil
}

// checkJSON compares JSON with the limits without reading it: it counts brackets
// and commas outside strings, and measures the longest of these.
func checkJSON(text []byte) *Fault {
	if len(text) > MostBytes {
		return &Fault{Code: "tooLong", Count: len(text), Most: MostBytes}
	}
	cells, line, depth, length := 1, 1, 0, 0
	inside := false // a string
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '\n' {
			line++
		}
		if length++; inside && length > mostCell {
			return &Fault{Code: "longText", Row: line, Most: mostCell}
		}
		switch {
		case c == '"':
			inside, length = !inside, 0
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
