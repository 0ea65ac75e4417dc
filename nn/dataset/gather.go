package dataset

// mostFaults is how many faults are named at once: who mends those reads the rest
// the next time.
const mostFaults = 20

// faults gathers what is wrong with data, in order.
type faults []*Fault

// add keeps a fault, if it is one, and reports whether there are enough.
func (l *faults) add(f *Fault) bool {
	if f != nil && !l.full() {
		*l = append(*l, f)
	}
	return l.full()
}

func (l *faults) full() bool { return len(*l) == mostFaults }

// one returns the first fault with all others as its More; nil without any.
func (l faults) one() *Fault {
	if len(l) == 0 {
		return nil
	}
	first := *l[0]
	if len(l) > 1 {
		first.More = l[1:]
	}
	return &first
}
