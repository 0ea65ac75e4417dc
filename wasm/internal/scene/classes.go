package scene

// shares returns the fields that are painted together in place of Field, or nil
// if Field itself is painted.
func (m *Model) shares() []Field {
	if m.Classes < 2 || len(m.Shares) < 2 {
		return nil
	}
	return m.Shares[:min(len(m.Shares), m.Classes, MostClasses)]
}

// fieldClass returns the class whose output the large field shows, or −1 if it
// does not show a class.
func (m *Model) fieldClass() int {
	if m.FieldClass >= 0 {
		return m.classAt(m.FieldClass)
	}
	return -1
}

// unitClass returns the class whose output a unit is, or −1 if it is not the
// output of a class.
func (m *Model) unitClass(layer, unit int) int {
	if layer == len(m.Layers)-1 {
		return m.classAt(unit)
	}
	return -1
}

func (m *Model) classAt(k int) int {
	if m.Classes >= 2 && k < min(m.Classes, MostClasses) {
		return k
	}
	return -1
}
