package nn

import (
	"cmp"
	"math"
	"slices"
)

// Confusion counts samples by their class and by the class predicted:
// [truth][predicted].
type Confusion [][]int

// NewConfusion counts truth against predicted, two lists of equal length of classes 0…classes−1. It panics if a
// class is not one of these.
func NewConfusion(classes int, truth, predicted []int) Confusion {
	c := make(Confusion, classes)
	for i := range c {
		c[i] = make([]int, classes)
	}
	for i, t := range truth {
		c[t][predicted[i]]++
	}
	return c
}

// Accuracy is the share of correct predictions, or 0 if there are no predictions.
func (c Confusion) Accuracy() float64 {
	right, all := 0, 0
	for t, row := range c {
		right += row[t]
		for _, n := range row {
			all += n
		}
	}
	return ratio(right, all)
}

// Precision is the share of the samples predicted as a class that belong to it. Without any such samples it is 0,
// as in scikit-learn.
func (c Confusion) Precision(class int) float64 {
	predicted := 0
	for _, row := range c {
		predicted += row[class]
	}
	return ratio(c[class][class], predicted)
}

// Recall is the share of a class's samples that are predicted as that class, or 0 if the class has no samples.
func (c Confusion) Recall(class int) float64 {
	of := 0
	for _, n := range c[class] {
		of += n
	}
	return ratio(c[class][class], of)
}

// F1 is the harmonic mean of Precision and Recall, or 0 if both are 0.
func (c Confusion) F1(class int) float64 {
	p, r := c.Precision(class), c.Recall(class)
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Macro is the mean of a figure (Precision, Recall, F1) over all classes that occur, in truth or in prediction, as in
// scikit-learn.
func (c Confusion) Macro(figure func(class int) float64) float64 {
	sum, classes := 0.0, 0
	for class := range c {
		if c.occurs(class) {
			sum += figure(class)
			classes++
		}
	}
	return sum / float64(max(classes, 1))
}

func (c Confusion) occurs(class int) bool {
	for other := range c {
		if c[class][other] != 0 || c[other][class] != 0 {
			return true
		}
	}
	return false
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// ROCAUC is the area under the receiver operating characteristic: how often a positive sample scores higher than a
// negative one, ties counted half. It is NaN if one of the two kinds is missing. Both slices have one entry a sample.
func ROCAUC(positive []bool, score []float64) float64 {
	order := make([]int, len(score))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(score[a], score[b]) })
	// The sum of the ranks of the positives (Mann and Whitney), where equal scores share their mean rank.
	ranks, positives := 0.0, 0
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && score[order[to]] == score[order[from]] {
			to++
		}
		mean := float64(from+to+1) / 2 // ranks count from 1
		for _, i := range order[from:to] {
			if positive[i] {
				ranks += mean
				positives++
			}
		}
		from = to
	}
	p, n := float64(positives), float64(len(order)-positives)
	if p == 0 || n == 0 {
		return math.NaN()
	}
	return (ranks - p*(p+1)/2) / (p * n)
}

// MacroROCAUC is the mean over all classes of the ROCAUC of one class against the rest. truth holds the classes
// 0…classes−1 of N samples, scores (N×K, K = classes) a sample's score for each. It is NaN if a class is missing.
func MacroROCAUC(classes int, truth []int, scores []float64) float64 {
	positive, score := make([]bool, len(truth)), make([]float64, len(truth))
	sum := 0.0
	for class := range classes {
		for i, t := range truth {
			positive[i], score[i] = t == class, scores[i*classes+class]
		}
		sum += ROCAUC(positive, score)
	}
	return sum / float64(classes)
}

// ArgMax is the place of the first of the largest numbers: the class that a row of outputs answers. NaN never wins;
// if there is nothing else, the result is −1.
func ArgMax(row []float64) int {
	at := -1
	for i, v := range row {
		if at < 0 && !math.IsNaN(v) || at >= 0 && v > row[at] {
			at = i
		}
	}
	return at
}

// R2 is 1 − Σ(t−o)²/Σ(t−t̄)²: 1 for perfect predictions, 0 for predictions no better than the mean. It is NaN if all
// targets are equal.
func R2(truth, predicted []float64) float64 {
	mean := 0.0
	for _, t := range truth {
		mean += t / float64(len(truth))
	}
	residual, total := 0.0, 0.0
	for i, t := range truth {
		residual += (t - predicted[i]) * (t - predicted[i])
		total += (t - mean) * (t - mean)
	}
	if total == 0 {
		return math.NaN()
	}
	return 1 - residual/total
}

// MeanAbsoluteError is the mean of |t−o|, or 0 of nothing.
func MeanAbsoluteError(truth, predicted []float64) float64 {
	sum := 0.0
	for i, t := range truth {
		sum += math.Abs(t - predicted[i])
	}
	return sum / float64(max(len(truth), 1))
}
