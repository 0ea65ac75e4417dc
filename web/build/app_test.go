package main

import (
	"bytes"
	"encoding/json"
	"image/color"
	"image/png"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// Every picture that the manifest names is there, with the size and kind it says.
func TestManifestNamesItsIcons(t *testing.T) {
	s := fakeSite(t)
	var m manifest
	if err := json.Unmarshal(s[manifestName], &m); err != nil {
		t.Fatal(err)
	}
	if m.Name != "Fake" || m.Description != "A fake." {
		t.Errorf("the app is %q, %q: want the page's texts", m.Name, m.Description)
	}
	if m.Start != "./" || m.Scope != "./" {
		t.Errorf("it starts at %q within %q: want the folder it is in, whichever that is", m.Start, m.Scope)
	}
	kinds := map[string]bool{}
	for _, i := range m.Icons {
		kinds[strings.TrimSpace(i.Sizes+" "+i.Purpose)] = true
		if i.Type == "image/svg+xml" {
			if !bytes.HasPrefix(s[i.Source], []byte("<svg ")) {
				t.Errorf("%s is %.20q", i.Source, s[i.Source])
			}
			continue
		}
		picture, err := png.Decode(bytes.NewReader(s[i.Source]))
		if err != nil {
			t.Fatalf("%s: %v", i.Source, err)
		}
		if want, _, _ := strings.Cut(i.Sizes, "x"); !strings.Contains(i.Source, want) || picture.Bounds().Dx() < 192 {
			t.Errorf("%s says %s and is %v", i.Source, i.Sizes, picture.Bounds())
		}
	}
	for _, want := range []string{"192x192", "512x512", "192x192 maskable", "512x512 maskable", "any"} {
		if !kinds[want] {
			t.Errorf("there is no icon %s among %v", want, slices.Sorted(maps.Keys(kinds)))
		}
	}
	if !bytes.Contains(s[pageName], []byte(`<link rel="manifest" href="`+manifestName+`">`)) {
		t.Error("the page does not name the manifest")
	}
}

// A maskable icon is opaque to its edges, with the mark inside the middle 80 %, the
// part that no system cuts off; the other one has round corners.
func TestIconsKeepToTheirShape(t *testing.T) {
	for _, i := range icons {
		picture := i.draw()
		middle, half := float64(i.size)/2, float64(i.size)*0.4
		for y := range i.size {
			for x := range i.size {
				c := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
				dx, dy := float64(x)+0.5-middle, float64(y)+0.5-middle
				if i.maskable && c != tileColor && dx*dx+dy*dy > half*half {
					t.Fatalf("%s: at %d, %d is %v, outside of the safe part", i.name(), x, y, c)
				}
			}
		}
		if _, _, _, opacity := picture.At(0, 0).RGBA(); (opacity == 0) == i.maskable {
			t.Errorf("%s: its corner has opacity %d", i.name(), opacity)
		}
		// The first unit lies in the middle of the left side of the mark.
		left := i.inset() + (1-2*i.inset())*markUnits[0].x/markSize
		if got := picture.At(int(left*float64(i.size)), i.size/2); got != color.Color(markUnits[0].color) {
			t.Errorf("%s: the first unit is %v, want %v", i.name(), got, markUnits[0].color)
		}
	}
}

func precacheOf(t *testing.T, s site) precache {
	t.Helper()
	text, found := bytes.CutPrefix(s[workerName], []byte("self.precache="))
	if !found {
		t.Fatalf("%s begins with %.60q", workerName, s[workerName])
	}
	var list precache
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&list); err != nil {
		t.Fatal(err)
	}
	return list
}

// The worker keeps what the page names, as the page names it, and nothing that the
// site does not have.
func TestWorkerKeepsWhatThePageNames(t *testing.T) {
	s := fakeSite(t)
	list := precacheOf(t, s)
	for _, match := range otherFile.FindAllSubmatch(s[pageName], -1) {
		name := string(match[1])
		isLocal := !strings.HasPrefix(name, "#") && !strings.HasPrefix(name, "data:")
		isForTheSystem := name == manifestName || path.Dir(name) == iconFolder
		if _, ok := list.Files[name]; isLocal && ok == isForTheSystem {
			t.Errorf("%s is kept: %v", name, ok)
		}
	}
	for name, kept := range list.Files {
		file, _, _ := strings.Cut(strings.Replace(name, "./", pageName, 1), "?")
		content, ok := s[file]
		switch {
		case !ok:
			t.Errorf("%s is not in the site", name)
		case kept.Mark != "" && !bytes.Contains(content, []byte(kept.Mark)):
			t.Errorf("%s does not have its mark %s", name, kept.Mark)
		case kept.Mark == "" && kept.Integrity != integrity(content):
			t.Errorf("%s: the integrity is %q, want %q", name, kept.Integrity, integrity(content))
		}
	}
	for _, name := range []string{"./", noticesName, shellName + "?v=" + versionIn(s[pageName])} {
		if _, ok := list.Files[name]; !ok {
			t.Errorf("%s is not kept", name)
		}
	}
	if want := integrity(s[programName]) + " " + integrity(s[packedName]); list.Program != want {
		t.Errorf("the program is known by %s, want %s", list.Program, want)
	}
}

// Whatever changes in the page or the program makes another version of the worker; the
// same site has the same.
func TestWorkerHasAVersionOfItsOwn(t *testing.T) {
	seen := map[string]string{precacheOf(t, fakeSite(t)).Version: "the site"}
	if again := precacheOf(t, fakeSite(t)).Version; seen[again] == "" {
		t.Errorf("the same site has another version: %s", again)
	}
	for name, change := range map[string]func(files map[string]string){
		"a word":   func(f map[string]string) { f[textsName] = strings.Replace(fakeTexts, "Grüße", "Gruß", 1) },
		"a style":  func(f map[string]string) { f["css/one.css"] = "p { color: blue }" },
		"a tag":    func(f map[string]string) { f[pageName] = strings.Replace(fakePage, "<svg>", "<p></p><svg>", 1) },
		"a worker": func(f map[string]string) { f["js/sw.js"] += "self.other = 1;" },
	} {
		files := fakeFiles()
		change(files)
		p := fakeParts(t, writeFake(t, files))
		s, err := assemble(p, false)
		if err != nil {
			t.Fatal(err)
		}
		v := precacheOf(t, s).Version
		if before := seen[v]; before != "" {
			t.Errorf("%s has the same version as %s", name, before)
		}
		seen[v] = name
	}
}

func TestWorkerRefusesAPageWithoutMark(t *testing.T) {
	_, err := worker(site{"other.html": []byte("<!doctype html>")}, nil)
	if err == nil || !strings.Contains(err.Error(), "other.html has no mark") {
		t.Errorf("got %v: want an error that names the page", err)
	}
}
