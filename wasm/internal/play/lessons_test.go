package play

import (
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"neuralplay/wasm/internal/run"
)

// lessonNumbers are, by lesson, the numbers that its NumPy program prints, in order, and
// more that its text mentions: all as this program computes them.
var lessonNumbers = map[string]func(t *testing.T) (printed, mentioned []float64){
	"neuron":          neuronLesson,
	"hidden-layer":    hiddenLayerLesson,
	"backpropagation": backpropagationLesson,
	"boundaries":      boundariesLesson,
	"optimizers":      optimizersLesson,
	"overfitting":     overfittingLesson,
}

const lessonFolder = "../../../web/lessons/"

func readLesson(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(lessonFolder + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// recorded finds the numbers in what a program printed; those in names are none.
func recorded(text string) (numbers []string) {
	for word := range strings.FieldsSeq(strings.NewReplacer("[", " ", "]", " ").Replace(text)) {
		if _, err := strconv.ParseFloat(word, 64); err == nil {
			numbers = append(numbers, word)
		}
	}
	return numbers
}

// reads reports whether text is how value is written with as many digits. One unit of
// the last digit is left to rounding.
func reads(text string, value float64) bool {
	written, err := strconv.ParseFloat(text, 64)
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	_, decimals, _ := strings.Cut(mantissa, ".")
	power, _ := strconv.Atoi(exponent)
	return err == nil && math.Abs(written-value) <= 1.01*math.Pow10(power-len(decimals))
}

// Every lesson's NumPy program prints this program's numbers, and its text mentions no
// others.
func TestLessons(t *testing.T) {
	sources, err := os.ReadDir(lessonFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range sources {
		name, ok := strings.CutSuffix(entry.Name(), ".en.html")
		if !ok {
			continue
		}
		t.Run(name, func(t *testing.T) {
			numbers, ok := lessonNumbers[name]
			if !ok {
				t.Fatal("nobody computes its numbers")
			}
			printed, mentioned := numbers(t)
			want := recorded(readLesson(t, "testdata/"+name+".txt"))
			if len(want) != len(printed) {
				t.Fatalf("the record has %d numbers, the program computes %d", len(want), len(printed))
			}
			for i, text := range want {
				if !reads(text, printed[i]) {
					t.Errorf("number %d: NumPy prints %s, the program computes %v", i, text, printed[i])
				}
			}
			known := append(printed, mentioned...)
			for _, language := range []string{"en", "zh"} {
				checkMentioned(t, readLesson(t, name+"."+language+".html"), known)
			}
		})
	}
}

var (
	anyTag  = regexp.MustCompile(`(?s)<[a-z/](?:"[^"]*"|[^">])*>`) // an attribute may hold a >
	decimal = regexp.MustCompile(`[−-]?\d+\.\d{3,}`)
)

// checkMentioned looks up every number with three decimals or more.
func checkMentioned(t *testing.T, source string, known []float64) {
	t.Helper()
	text := html.UnescapeString(anyTag.ReplaceAllString(source, " "))
	for _, number := range decimal.FindAllString(text, -1) {
		number = strings.ReplaceAll(number, "−", "-")
		found := false
		for _, k := range known {
			found = found || reads(number, k) || reads(strings.TrimPrefix(number, "-"), k)
		}
		if !found {
			t.Errorf("the text mentions %s, which the lesson does not compute", number)
		}
	}
}

func outputs(s *Session) (outputs []float64) {
	for _, a := range s.Run().Answers(false, s.Run().Picked(run.Pick{})) {
		outputs = append(outputs, *a.Output)
	}
	return outputs
}

func incoming(s *Session, layer, unit, inputs int) (weights []float64) {
	for i := range inputs {
		weights = append(weights, s.Run().Network().Weight(layer, unit, i))
	}
	return weights
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

func neuronLesson(t *testing.T) (printed, mentioned []float64) {
	s := fromLink(t, "v=1&preset=neuron&seed=1")
	report := func() {
		printed = append(printed, incoming(s, 1, 0, 3)...)
		printed = append(printed, outputs(s)...)
		printed = append(printed, *now(s).TrainLoss)
	}
	report()
	before, answers := incoming(s, 1, 0, 3), outputs(s)
	goTo(t, s, 1)
	after := incoming(s, 1, 0, 3)
	for i := range after {
		printed = append(printed, after[i]-before[i])
	}
	goTo(t, s, 1000)
	mentioned = append(after, *now(s).TrainLoss, before[0]+before[1]+before[2], 1-answers[2], -5, 5,
		logistic(-5), logistic(5))
	goTo(t, s, 15000)
	report()
	unseen := logistic(incoming(s, 1, 0, 1)[0]) // of 1, 0, 0: the others see nothing
	return append(printed, 1, 0, 0, unseen), append(mentioned, before...)
}

// lessonSession starts a network that links.json of the lessons names.
func lessonSession(t *testing.T, name string) *Session {
	t.Helper()
	var links map[string]string
	if err := json.Unmarshal([]byte(readLesson(t, "links.json")), &links); err != nil {
		t.Fatal(err)
	}
	if links[name] == "" {
		t.Fatalf("links.json has no %q", name)
	}
	return fromLink(t, "v=1&"+links[name])
}

func hiddenLayerLesson(t *testing.T) (printed, mentioned []float64) {
	for _, c := range []struct {
		preset string
		epochs []int
	}{
		{"hidden-layer", []int{0, 1, 100, 10000}},
		{"hidden-layer-randn", []int{0, 1, 100, 1000, 10000}},
	} {
		s := fromLink(t, "v=1&seed=1&preset="+c.preset)
		for _, epoch := range c.epochs {
			goTo(t, s, epoch)
			printed = append(printed, float64(epoch), *now(s).TrainLoss)
			printed = append(printed, outputs(s)...)
		}
	}
	return printed, []float64{2. / 9, 1. / 3}
}

func backpropagationLesson(t *testing.T) (printed, mentioned []float64) {
	s := fromLink(t, "v=1&seed=1&preset=worked-example")
	trace, _ := s.Run().Trace(s.Run().SampleAt(false, 0))
	hidden, output := trace.Layers[0], trace.Layers[1]
	printed = slices.Concat([]float64{0, *now(s).TrainLoss}, hidden.A, output.A, output.Delta,
		slices.Concat(output.DW...), hidden.Delta, slices.Concat(hidden.DW...))
	for _, epoch := range []int{1, 10000} {
		goTo(t, s, epoch)
		for _, layer := range []int{2, 1} {
			if epoch == 1 {
				printed = slices.Concat(printed, incoming(s, layer, 0, 2), incoming(s, layer, 1, 2))
			}
		}
		printed = append(printed, float64(epoch), *now(s).TrainLoss)
	}
	mentioned = slices.Concat(hidden.Z, hidden.DA, output.DA)
	for i, a := range slices.Concat(hidden.A, output.A) {
		mentioned = append(mentioned, a*(1-a))
		if i < 2 {
			mentioned = append(mentioned, trace.Inputs[i]*[]float64{0.15, 0.20}[i], output.DA[i]*output.DA[i])
		}
	}
	return printed, append(mentioned, math.Exp(-hidden.Z[0]))
}

func boundariesLesson(t *testing.T) (printed, mentioned []float64) {
	for _, name := range []string{"xor-alone", "xor-two", "xor-unlucky", "xor-four"} {
		s := lessonSession(t, name)
		goTo(t, s, 1000)
		printed = append(printed, *now(s).TrainLoss)
		printed = append(printed, outputs(s)...)
	}
	return printed, nil
}

func optimizersLesson(t *testing.T) (printed, mentioned []float64) {
	for _, name := range []string{"sgd", "momentum", "adam"} {
		s := lessonSession(t, name)
		if name == "sgd" {
			mentioned = append(mentioned, *now(s).TrainLoss)
		}
		for _, epoch := range []int{1, 100, 300, 1000} {
			goTo(t, s, epoch)
			printed = append(printed, float64(epoch), *now(s).TrainLoss)
		}
	}
	for rate, epochs := range map[float64]int{1: 1000, 30: 300} {
		s := lessonSession(t, "sgd")
		s.Change(with(t, s, map[string]any{"learningRate": rate}))
		goTo(t, s, epochs)
		mentioned = append(mentioned, *now(s).TrainLoss)
	}
	// the decays, which the text shows with three decimals
	return printed, append(mentioned, 0.999, 0.001)
}

func overfittingLesson(t *testing.T) (printed, mentioned []float64) {
	for _, rate := range []float64{0, 0.01, 0.1} {
		s := fromLink(t, fmt.Sprintf("v=1&seed=1&preset=neuron&regularization=L2&regularizationRate=%v", rate))
		goTo(t, s, 10000)
		printed = append(printed, rate)
		printed = append(printed, incoming(s, 1, 0, 3)...)
		printed = append(printed, outputs(s)...)
	}
	for name, epochs := range map[string][]int{
		"over-fit": {4, 5, 100, 300}, "over-fit-more": {300}, "over-fit-small": {100}, "over-fit-l2": {300},
	} {
		s := lessonSession(t, name)
		for _, epoch := range epochs {
			goTo(t, s, epoch)
			mentioned = append(mentioned, *now(s).TrainLoss, *now(s).TestLoss)
		}
	}
	checkTurn(t)
	return printed, mentioned
}

// checkTurn checks where the lesson on over-fitting says that the test loss turns.
func checkTurn(t *testing.T) {
	t.Helper()
	s := lessonSession(t, "over-fit")
	best, at := math.Inf(1), 0
	for epoch := 1; epoch <= 300; epoch++ {
		goTo(t, s, epoch)
		if loss := *now(s).TestLoss; loss < best {
			best, at = loss, epoch
		}
	}
	if at != 4 {
		t.Errorf("the test loss is smallest after %d epochs, the text says 4", at)
	}
}
