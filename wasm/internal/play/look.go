package play

import "neuralplay/wasm/internal/run"

// Enlarge chooses whose picture is the large one: a unit's, layer 0 holding the
// inputs. A unit that does not exist means the output, and so does the output's
// only one.
func (s *Session) Enlarge(layer, unit int) {
	n := s.run.Network()
	if !s.run.HasUnit(layer, unit) || layer == n.Layers() && n.Outputs() == 1 {
		layer, unit = n.Layers(), answer
	}
	s.pictures.enlarge(layer, unit)
}

// Enlarged returns the unit whose picture is the large one; ok is false while the
// output's is.
func (s *Session) Enlarged() (layer, unit int, ok bool) {
	return s.pictures.layer, s.pictures.unit, s.pictures.unit != answer
}

// LargeClass returns the class whose output the large picture shows; −1 if it is
// not one class's own.
func (s *Session) LargeClass() int {
	if a := &s.pictures.shown; s.run.Problem().EachClass() && a.layer == s.run.Network().Layers() {
		return a.unit
	}
	return answer
}

// LargeEnds returns the values that −1 and 1 stand for in the large picture.
func (s *Session) LargeEnds() [2]float64 {
	a := &s.pictures.shown
	if a.unit == answer && s.pictures.leads() {
		return run.PlainEnds // by how much one leads
	}
	return s.pictures.endsOf(a.layer, max(a.unit, 0))
}

// Large returns the large picture, LargeSide×LargeSide, top row first; Shares
// those of all outputs where more than two share the plane, else nil; Small a
// unit's own, SmallSide×SmallSide. They must not be changed, and lie elsewhere when
// PicturesVersion changes.
func (s *Session) Large() []float32 { return s.pictures.shown.large[0] }

func (s *Session) Shares() [][]float32 {
	if !s.pictures.shown.areShared() {
		return nil
	}
	return s.pictures.shown.large
}

func (s *Session) Small(layer, unit int) []float32 { return s.pictures.shown.small[layer][unit] }
func (s *Session) PicturesVersion() uint64         { return s.pictures.version }
