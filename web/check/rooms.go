package main

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// pageRooms are the folders of web/js, and which of the others each may import.
// The table has no circle, so neither have the folders. Files at the top are
// rooms of their own.
var pageRooms = []pageRoom{
	{"text", []string{"generated", "../text"}},
	{"dom", []string{"text"}},
	{"bridge", []string{"generated", "text", "dom", "../wasm_exec.js"}},
	{"state", []string{"generated", "text", "dom", "bridge"}},
	{"pictures", []string{"generated", "text", "dom", "state"}},
	{"dialogs", []string{"text", "dom", "bridge", "state"}},
	{"controls", []string{"text", "dom", "bridge", "state", "pictures", "dialogs"}},
	{"stage", []string{"text", "dom", "bridge", "state", "pictures", "controls"}},
	{"panels", []string{"text", "dom", "bridge", "state", "pictures", "controls"}},
	{"bar", []string{"text", "dom", "bridge", "state", "controls", "stage", "panels"}},
	{"lessons", []string{"dom"}},
	{"head.js", []string{"dom"}},
	{"sw.js", []string{"bridge"}},
	{"main.js", []string{"text", "dom", "bridge", "state", "dialogs", "controls", "stage", "panels", "bar"}},
}

type pageRoom struct {
	name  string
	knows []string
}

// roomOf returns the first part of a path below web/js; for a path outside,
// its first two.
func roomOf(file string) string {
	first, rest, _ := strings.Cut(file, "/")
	if first == ".." {
		second, _, _ := strings.Cut(rest, "/")
		return path.Join(first, second)
	}
	return first
}

// wallProblems are the imports of a script that its room may not have.
func (s script) wallProblems(rooms []pageRoom) (problems []problem) {
	own := roomOf(s.name)
	i := slices.IndexFunc(rooms, func(r pageRoom) bool { return r.name == own })
	if i < 0 {
		text := fmt.Sprintf("the room %q is not in the table of web/check", own)
		return []problem{{file: scriptFolder + s.name, text: text}}
	}
	for _, file := range s.imports {
		if room := roomOf(file); room != own && !slices.Contains(rooms[i].knows, room) {
			problems = append(problems, problem{file: scriptFolder + s.name, text: fmt.Sprintf(
				"imports %s: the room %q may only import %s", file, own, strings.Join(rooms[i].knows, ", "))})
		}
	}
	return problems
}

// emptyRooms are the rooms of the table that have no script any more.
func emptyRooms(scripts []script, rooms []pageRoom) (problems []problem) {
	for _, room := range rooms {
		if !slices.ContainsFunc(scripts, func(s script) bool { return roomOf(s.name) == room.name }) {
			problems = append(problems, problem{file: scriptFolder + room.name,
				text: "the room has no scripts: take it out of the table of web/check"})
		}
	}
	return problems
}

// circles finds the files that import each other in a circle, by following
// imports in depth: a file met again on its own way closes one.
func circles(scripts []script) (problems []problem) {
	byName := map[string]script{}
	for _, s := range scripts {
		byName[s.name] = s
	}
	done := map[string]bool{}
	var way []string
	var follow func(name string)
	follow = func(name string) {
		if at := slices.Index(way, name); at >= 0 {
			circle := strings.Join(append(slices.Clone(way[at:]), name), " → ")
			text := "imports itself in a circle: " + circle
			problems = append(problems, problem{file: scriptFolder + name, text: text})
			return
		}
		if done[name] {
			return
		}
		way = append(way, name)
		for _, next := range byName[name].imports {
			follow(next)
		}
		way = way[:len(way)-1]
		done[name] = true
	}
	for _, s := range scripts {
		follow(s.name)
	}
	return problems
}
