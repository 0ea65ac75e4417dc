package play

// history is what can be gone back to, oldest first, and about how many numbers it holds.
type history[T interface{ numbers() int }] struct {
	list    []T
	numbers int
}

func (h *history[T]) push(v T) {
	h.list = append(h.list, v)
	h.numbers += v.numbers()
}

func (h *history[T]) pop() T {
	end := len(h.list) - 1
	last := h.list[end]
	clear(h.list[end:]) // what is gone must not be held
	h.list = h.list[:end]
	h.numbers -= last.numbers()
	return last
}

// trim drops the oldest as long as there are more than most, or more than least and they
// hold more numbers than there is room for.
func (h *history[T]) trim(most, least, room int) {
	for len(h.list) > most || h.numbers > room && len(h.list) > least {
		h.numbers -= h.list[0].numbers()
		clear(h.list[:1])
		h.list = h.list[1:]
	}
}
