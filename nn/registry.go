package nn

import "fmt"

// What can be chosen by name is registered: it is a variable with a Name, and one list of its kind holds it. The
// exported functions (LossNamed, LossNames …) look there. A Go program can also use the variable itself
// (HalfSquared, Adam …).
type registered interface{ name() string }

func (a *Activation) name() string  { return a.Name }
func (l *Loss) name() string        { return l.Name }
func (r *Regularizer) name() string { return r.Name }
func (o *Optimizer) name() string   { return o.Name }
func (s *Schedule) name() string    { return s.Name }
func (i *Initializer) name() string { return i.Name }

// namesOf lists the names of a registry, in its order.
func namesOf[T registered](list []T) []string {
	names := make([]string, len(list))
	for i, entry := range list {
		names[i] = entry.name()
	}
	return names
}

// find looks a name up. The error of an unknown name lists the known ones.
func find[T registered](kind string, list []T, name string) (found T, err error) {
	for _, entry := range list {
		if entry.name() == name {
			return entry, nil
		}
	}
	return found, fmt.Errorf("nn: %s %q: want one of %v", kind, name, namesOf(list))
}
