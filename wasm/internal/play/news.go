package play

import "neuralplay/wasm/internal/run"

// Done is a step that has come to its end, and the figures of that moment.
type Done struct {
	ID    int
	State State
}

// News is what has happened since it was last asked for.
type News struct {
	State   bool        // some number of State may be another
	Trouble run.Trouble // why training stopped by itself
	Still   bool        // training has come to stand still; it goes on
}

// ConfigChanged reports whether the configuration or the data have changed since
// it was last asked.
func (s *Session) ConfigChanged() bool {
	changed := s.reconfigured
	s.reconfigured = false
	return changed
}

// Done returns the steps that have come to their end since it was last asked: they
// are done, or never will be.
func (s *Session) Done() []Done {
	done := s.done
	s.done = nil
	return done
}

// HasNews reports whether ConfigChanged or News would tell something.
func (s *Session) HasNews() bool { return s.reconfigured || s.news != News{} }

// News returns what else has happened and forgets it.
func (s *Session) News() News {
	n := s.news
	s.news = News{}
	return n
}
