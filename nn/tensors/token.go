package tensors

import "strings"

// tokens cuts a name into lower-case words and numbers: dL_dW1 into d, l, d, w, 1, and netH1 into net, h, 1.
func tokens(name string) []string {
	var all []string
	begin, last := 0, byte(0)
	name = plainLetters(name)
	cut := func(end int) {
		if end > begin {
			all = append(all, split(strings.ToLower(name[begin:end]))...)
		}
		begin = end
	}
	for i := range len(name) {
		c := name[i]
		k := class(c)
		switch {
		case k == 0:
			cut(i)
			begin = i + 1
		case k != class(last) && !(k == 'a' && class(last) == 'A' && i-begin == 1):
			cut(i)
		}
		last = c
	}
	cut(len(name))
	return all
}

// class is the kind of a character: a digit, a small or a capital letter; 0 for whatever separates.
func class(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return '0'
	case c >= 'a' && c <= 'z':
		return 'a'
	case c >= 'A' && c <= 'Z':
		return 'A'
	}
	return 0
}

// plainLetters spells mathematical letters.
func plainLetters(name string) string {
	ascii := true
	for i := range len(name) {
		ascii = ascii && name[i] < 0x80
	}
	if ascii {
		return name
	}
	return letters.Replace(name)
}

var letters = strings.NewReplacer("∂", " d ", "∇", " grad ", "δ", " delta ", "Δ", " delta ", "ŷ", " yhat ",
	"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9",
	"¹", "1", "²", "2", "³", "3", "′", " new ")

// split takes apart the short names that are written as one word.
func split(word string) []string {
	if parts, ok := together[word]; ok {
		return strings.Fields(parts)
	}
	return []string{word}
}

var together = map[string]string{
	"dw": "d w", "db": "d b", "dz": "d z", "da": "d a", "dx": "d x", "dh": "d h", "dy": "d yhat", "dout": "d out",
	"dl": "d loss", "de": "d loss", "dj": "d loss", "dc": "d loss", "dloss": "d loss", "ld": "loss d",
	"ed": "loss d", "jd": "loss d", "cd": "loss d", "gw": "d w", "gb": "d b", "gz": "d z", "dnet": "d z",
	"wih": "w hidden", "who": "w output", "wh": "w hidden", "wo": "w output", "bh": "b hidden", "bo": "b output",
	"wout": "w output", "bout": "b output", "zh": "z hidden", "zo": "z output", "ah": "a hidden", "ao": "a output",
	"yhat": "yhat", "ypred": "yhat", "ytrue": "target", "deltaw": "d w", "deltab": "d b", "neww": "new w",
	"newb": "new b", "wnew": "w new", "bnew": "b new", "gradw": "d w", "gradb": "d b", "dldw": "d w",
	"dldb": "d b", "ldw": "loss d w", "ldb": "loss d b", "ldz": "loss d z", "lda": "loss d a", "edw": "loss d w",
	"edb": "loss d b", "edz": "loss d z", "eda": "loss d a", "ih": "hidden", "ho": "output",
	"dldz": "d z", "dlda": "d a", "dedw": "d w", "dedb": "d b", "dedz": "d z", "deda": "d a",
}

// symbols are the words that say what a tensor is.
var symbols = meaning(map[string]string{
	"w":      "w weight weights wts syn synapse theta kernel coef coefs",
	"b":      "b bias biases intercept intercepts",
	"x":      "x input inputs data features feature",
	"y":      "y",
	"target": "target targets t label labels expected desired true",
	"yhat":   "yhat pred preds prediction predictions predicted hat",
	"z":      "z net pre preactivation preactivations logit logits zs",
	"a":      "a act acts activation activations activated l as",
	"h":      "h hid hidden",
	"o":      "o out outs output outputs",
	"loss":   "loss losses error errors err e mse cost costs j ce bce objective energy",
	"delta":  "delta deltas",
	"d":      "d grad grads gradient gradients g nabla deriv derivative",
	"new":    "new after updated next now",
	"shape":  "shape dtype rate lr epoch epochs step steps iteration iter accuracy acc eta alpha seed time",
	"layer":  "layer layers",
})

func meaning(words map[string]string) map[string]string {
	of := map[string]string{}
	for symbol, all := range words {
		for _, word := range strings.Fields(all) {
			of[word] = symbol
		}
	}
	return of
}
