package export

// Stage is a part of a step of training.
type Stage string

// The stages, in their order. Given is what the others start from.
const (
	Given    Stage = "given"
	Forward  Stage = "forward"
	Loss     Stage = "loss"
	Backward Stage = "backward"
	Update   Stage = "update"
)

// Line is a statement of a program.
type Line struct {
	Stage Stage
	Layer int    // whose variable it sets, from 1 on; 0: that of no layer
	Name  string // of that variable; "" for a definition
	Code  string // one line, or several of a definition
}
