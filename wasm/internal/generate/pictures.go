package main

import (
	"math"

	"neuralplay/nn/dataset"
	"neuralplay/nn/random"
)

const (
	picturePoints = 150    // of each data set
	pictureSide   = 100    // coordinates are 0…pictureSide
	featureSide   = 16     // values in a row of a feature's picture
	featureScale  = 100    // values are −featureScale…featureScale
	pictureSeed   = "0.25" // any will do; another one draws other points
)

// drawnSet is a data set as the page pictures it. Columns compress better than
// points one after another.
type drawnSet struct {
	Classes int       `json:"classes"` // as in dataset.Generator
	X       []float64 `json:"x"`       // from the left
	Y       []float64 `json:"y"`       // from the top
	Labels  []float64 `json:"labels"`
}

// pictures holds the little pictures of data sets and inputs, made by the code
// that makes the data.
func pictures() (string, error) {
	sets, err := drawnSets()
	if err != nil {
		return "", err
	}
	tables, err := tableRows()
	if err != nil {
		return "", err
	}
	return module(
		part{"x from the left and y from the top are 0…100. A label is the index of a class if there are\n" +
			"// more than two, else −1…1.", "dataSets", sets},
		part{"Rows: the inputs, then the first answer.", "tables", tables},
		part{"Values over the plane, row by row from the upper left, 16×16, −100…100.", "features", featureGrids()},
	)
}

func drawnSets() (map[string]drawnSet, error) {
	sets := map[string]drawnSet{}
	for _, name := range append(dataset.ClassificationNames(), dataset.RegressionNames()...) {
		generator, err := dataset.Named(name)
		if err != nil {
			return nil, err
		}
		set := drawnSet{Classes: generator.Classes}
		for _, p := range generator.Make(random.NewSeedrandom(pictureSeed), picturePoints, 0) {
			set.X = append(set.X, onPicture(p.X))
			set.Y = append(set.Y, onPicture(-p.Y))
			set.Labels = append(set.Labels, rounded(p.Label, 10))
		}
		sets[name] = set
	}
	return sets, nil
}

// onPicture turns a coordinate of the plane into one of the picture.
func onPicture(v float64) float64 {
	return rounded((v+dataset.Domain)/(2*dataset.Domain)*pictureSide, 1)
}

// rounded returns v in whole parts of 1/parts, and 0 rather than −0.
func rounded(v, parts float64) float64 { return math.Round(v*parts)/parts + 0 }

func tableRows() (map[string][][]float64, error) {
	tables := map[string][][]float64{}
	for _, name := range append(dataset.TableNames(), dataset.NumberTableNames()...) {
		table, err := dataset.TableNamed(name)
		if err != nil {
			return nil, err
		}
		d := len(table.Columns)
		for i, answer := range table.Train.Labels {
			row := append([]float64{}, table.Train.Inputs[i*d:(i+1)*d]...)
			tables[name] = append(tables[name], append(row, answer))
		}
	}
	return tables, nil
}

// featureGrids holds the values of each input at the middles of the cells of a
// grid, scaled so that the largest is featureScale.
func featureGrids() map[string][]float64 {
	grids := map[string][]float64{}
	middle := func(i int) float64 { return ((float64(i)+0.5)/featureSide*2 - 1) * dataset.Domain }
	for _, feature := range dataset.Features {
		grid := make([]float64, 0, featureSide*featureSide)
		most := 0.0
		for row := range featureSide {
			for column := range featureSide {
				v := feature.F(middle(column), -middle(row))
				grid, most = append(grid, v), max(most, math.Abs(v))
			}
		}
		for i, v := range grid {
			grid[i] = rounded(v/most*featureScale, 1)
		}
		grids[feature.Key] = grid
	}
	return grids
}
