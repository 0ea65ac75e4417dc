// Package scene computes what stands where on the canvas: layout, meshes,
// hit-testing and colours, as numbers. It draws nothing and knows neither the
// network nor the browser, so all of it can be tested without a display.
//
// There are three kinds of coordinates. Page coordinates are CSS pixels from the
// viewport's top left, as in pointer events. Device pixels are page coordinates
// times Model.Scale; every mesh uses them. World coordinates are those of the
// data, x to the right and y up; Model.Window is the part of them that is shown.
package scene

// Window is the part of the data's plane that the boundary shows. The two axes may
// differ, and 0 need not be in the middle.
type Window struct {
	X0, X1 float64 // left, right
	Y0, Y1 float64 // bottom, top
}

// Part is a part of the stage.
type Part int

// AllParts stands for the whole stage.
const (
	AllParts Part = iota
	NetworkPart
	BoundaryPart
	LossesPart
)

// Rect is a rectangle in page coordinates.
type Rect struct {
	X, Y, W, H float64
}

// Model is everything a picture is made from, as plain values. Its slices are only
// read, and only until the model changes next.
type Model struct {
	Stage  Rect    // where on the page the program may draw
	Scale  float64 // device pixels per CSS pixel
	Dark   bool    // the theme
	Still  bool    // reduced motion: no dashes flow
	Window Window  // what the boundary shows

	Layers []Layer // inputs first, output last; at least two

	Unbiased bool // no unit has a bias
	NoCurves bool // the losses are left out; the rest has their room
	NoLegend bool // so is the colour scale
	Only     Part // fills the stage, if it is not AllParts

	// Classes is the number of classes, if 2 or more: the units of the last layer
	// are then classes, each with its own colour (Palette.Class). Otherwise
	// everything has the diverging scale.
	Classes int

	// Field is the large picture: the output, or the hovered or pinned unit.
	Field Field
	// FieldClass is the class whose output Field is, or −1 if Field is diverging.
	FieldClass int
	// Ends are the values that −1 and 1 of Field stand for, shown in the legend.
	// The zero value means −1 and 1.
	Ends [2]float64
	// Shares holds the output of each class, if there are three or more and no
	// unit is hovered or pinned. They are painted together in place of Field: each pixel
	// has the colour of the largest.
	Shares []Field
	// Pictures holds a small field for every unit: Pictures[layer][unit].
	Pictures [][]Field
	// Plotted draws Field, or Shares, also as curves over the only input: its values
	// do not change from row to row, and the window's height is theirs.
	Plotted bool
	// FieldVersion changes whenever a value in Field, Shares or Pictures does.
	FieldVersion uint64

	Space Space // in place of the large field, if On

	Train, Test []Point // Test is empty while test points are hidden
	// PointsVersion changes whenever a point in Train or Test does.
	PointsVersion uint64
	Discretize    bool // colour by sign only, or by the largest of several classes

	// Marked is the sample that somebody looks at; a ring stands around it.
	Marked Mark

	History  []Loss // oldest first
	LogScale bool   // the loss axis is logarithmic

	Hover, Pinned Hit     // what is under the pointer; what was clicked
	Phase         float64 // how far the dashes have moved, in dash lengths
	Flow          Flow    // which way they move, if they do

	Walk Walk // one stage of a step of training
}

// Layer is one column of units.
type Layer struct {
	Units int
	// Weights is Units × (units of the layer before), row by row: row u holds
	// the weights into unit u. Nil for the inputs.
	Weights []float64
	Biases  []float64 // nil for the inputs
	// Out marks the units that dropout switches off for the current batch; nil
	// means none.
	Out []bool
	// Badges mark the units that do not learn; nil means none.
	Badges []Badge
}

// Field is a unit's value over the plane, −1…1, on a Side×Side grid that reaches
// from edge to edge. Row 0 is the top (largest y).
type Field struct {
	Side   int
	Values []float32 // Side·Side; NaN is painted like 0
}

// Point is one sample over the two shown axes.
type Point struct {
	X, Y  float64 // world coordinates
	Label float64 // −1…1, or the index of the class if there are three or more
	Fade  float64 // 0…1: how far off the shown slice it lies; at 1 it is hardly visible
}

// Mark is a point with a ring around it. It is drawn even where it is not among the
// points, and whole wherever it lies.
type Mark struct {
	Point
	Is     bool // there is one
	Hollow bool // a test point
	Under  bool // the pointer is over it
}

// Loss is one entry of the history.
type Loss struct {
	Epoch       float64
	Train, Test float64 // NaN if missing
}

// Flow is the motion of the dashes on the connections.
type Flow int

const (
	FlowStill    Flow = iota // paused: no dashes
	FlowForward              // values flow to the right
	FlowBackward             // errors flow to the left, in magenta
)

// Kind is a kind of thing on the canvas. The comments say which fields of a Hit
// belong to it.
type Kind int

const (
	Nothing  Kind = iota
	Unit          // Layer, Unit; layer 0 holds the inputs
	Weight        // Layer ≥ 1, Unit, Input: from unit Input of the layer before into Unit
	Bias          // Layer ≥ 1, Unit
	Boundary      // X, Y in world coordinates
	Chart         // X is the epoch under the pointer
)

// Hit is one thing on the canvas, such as what the pointer hits.
type Hit struct {
	Kind               Kind
	Layer, Unit, Input int
	X, Y               float64
}
