// Package scene says what stands where on the canvas: layout, meshes,
// hit-testing and colours, as numbers. It draws nothing and knows neither the
// network nor the browser, so that all of it is tested without a display.
//
// Coordinates come in three kinds. Page coordinates are CSS pixels from the
// viewport's top left, as pointer events give them. Device pixels are page
// coordinates times Model.Scale; every mesh is in them. World coordinates are
// those of the data, x to the right and y up; Model.Window says which part of
// them is shown.
package scene

// Window is the part of the data's plane that the boundary shows. The two axes
// need not be alike, nor 0 in the middle.
type Window struct {
	X0, X1 float64 // left, right
	Y0, Y1 float64 // bottom, top
}

// Rect is a rectangle in page coordinates.
type Rect struct {
	X, Y, W, H float64
}

// Model is everything a picture is made from, as plain values. The slices are
// only read, and only until the next change of the model.
type Model struct {
	Stage  Rect    // where on the page the program may draw
	Scale  float64 // device pixels per CSS pixel
	Dark   bool    // the theme
	Still  bool    // the person asked for reduced motion
	Window Window  // what the boundary shows

	Layers []Layer // inputs first, output last; at least two

	Unbiased bool // no unit has a bias

	// Classes, where it is 2 or more, says that the units of the last layer are
	// classes, each with a colour of its own: see Palette.Class. Otherwise the
	// diverging scale says everything.
	Classes int

	// Field is the large picture: the output, or the unit hovered or pinned.
	Field Field
	// FieldClass is the class whose output Field is; −1: Field is diverging.
	FieldClass int
	// Ends are the values that Field's −1 and 1 stand for, as the legend says
	// them. The zero value is −1 and 1.
	Ends [2]float64
	// Shares, where there are three classes or more and no unit is looked at,
	// holds the output of each class. They are painted together in place of
	// Field: everywhere the colour of the largest one.
	Shares []Field
	// Pictures holds a small field for every unit: Pictures[layer][unit].
	Pictures [][]Field
	// FieldVersion changes whenever a value of Field, Shares or Pictures did.
	FieldVersion uint64

	Train, Test []Point // Test is empty while test points are not shown
	// PointsVersion changes whenever a point of Train or Test did.
	PointsVersion uint64
	Discretize    bool // colours by sign only; of several classes, the largest only

	History  []Loss // oldest first
	LogScale bool   // the loss axis is logarithmic

	Hover, Pinned Hit     // what the pointer is over; what was clicked
	Phase         float64 // how far the dashes have flowed, in dash lengths
	Flow          Flow    // which way they flow, if they do
}

// Layer is one column of units.
type Layer struct {
	Units int
	// Weights is Units×(units of the layer before), row by row: row u holds
	// the weights that arrive at unit u. Nil for the inputs.
	Weights []float64
	Biases  []float64 // nil for the inputs
	// Out tells which units sit the batch at hand out (dropout); nil: none.
	Out []bool
}

// Field is a unit's value over the plane on a Side×Side grid that reaches from
// edge to edge, row 0 at the top (largest y), 0 in the middle of the colours.
type Field struct {
	Side   int
	Values []float32 // Side·Side; NaN is painted as neutral
}

// Point is one sample over the two shown axes.
type Point struct {
	X, Y  float64 // world
	Label float64 // −1…1; of three classes or more, the class's index
	Fade  float64 // 0…1: how far off the shown slice it lies; 1 is nearly gone
}

// Loss is one entry of the history.
type Loss struct {
	Epoch       float64
	Train, Test float64 // NaN: there is none
}

// Flow is what the dashes on the connections tell.
type Flow int

const (
	FlowStill    Flow = iota // paused: no dashes
	FlowForward              // values flow to the right
	FlowBackward             // errors flow to the left, in magenta
)

// Kind says what lies under a place of the canvas.
type Kind int

const (
	Nothing  Kind = iota
	Unit          // Layer, Unit; layer 0 holds the inputs
	Weight        // Layer ≥ 1, Unit, Input: the connection into Unit from unit Input of the layer before
	Bias          // Layer ≥ 1, Unit
	Boundary      // X, Y in world coordinates
	Chart         // X is the epoch under the pointer
)

// Hit is a place of the canvas.
type Hit struct {
	Kind               Kind
	Layer, Unit, Input int
	X, Y               float64
}
