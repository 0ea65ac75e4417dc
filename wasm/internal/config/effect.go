package config

// Effect is what a change of a setting rebuilds. Each includes those below it.
type Effect int

const (
	Nothing   Effect = iota // the session goes on; the next step or frame uses the new value
	Optimizer               // the gradients accumulated so far are thrown away
	Network                 // new initial weights
	Data                    // new data, and a new network on them
)

// String returns the effect's name as the page knows it.
func (e Effect) String() string {
	return [...]string{"nothing", "optimizer", "network", "data"}[e]
}

// Change returns the largest effect among the settings in which a and b
// differ. It is Nothing too when they do not differ at all.
func Change(a, b Config) Effect {
	largest := Nothing
	for _, r := range rows {
		if r.text(&a) != r.text(&b) {
			largest = max(largest, r.effect)
		}
	}
	return largest
}

// Differences lists the keys of the settings in which a and b differ.
func Differences(a, b Config) []string {
	var keys []string
	for _, r := range rows {
		if r.text(&a) != r.text(&b) {
			keys = append(keys, r.Key)
		}
	}
	for _, name := range hideable {
		if a.Hidden[name] != b.Hidden[name] {
			keys = append(keys, name+hideSuffix)
		}
	}
	return keys
}
