//go:build js

// Command empty is an Ebitengine program that fills the page and draws nothing:
// what any program's frames are measured against.
package main

import "github.com/hajimehoshi/ebiten/v2"

type game struct{}

func (game) Update() error { return nil }

func (game) Draw(*ebiten.Image) {}

func (game) Layout(width, height int) (int, int) { return width, height }

func main() {
	if err := ebiten.RunGame(game{}); err != nil {
		panic(err)
	}
}
