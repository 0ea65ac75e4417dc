package main

import (
	"encoding/json"
	"fmt"
	"maps"
)

// manifest describes the site as an app that can be installed.
type manifest struct {
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description"`
	Language    string         `json:"lang"`
	Start       string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Background  string         `json:"background_color"`
	Theme       string         `json:"theme_color"`
	Icons       []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Source  string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

// appFiles returns what installing the site as an app needs: its manifest and its
// icons. All addresses are relative, so any folder will do.
func appFiles(texts map[string]any) (site, error) {
	name, _ := texts["page.name"].(string)
	description, _ := texts["page.description"].(string)
	if name == "" || description == "" {
		return nil, fmt.Errorf("%s: want page.name and page.description for the app", textsName)
	}
	m := manifest{
		Name: name, ShortName: name, Description: description, Language: "en",
		Start: "./", Scope: "./", Display: "standalone", Background: hex(tileColor), Theme: hex(tileColor),
		Icons: []manifestIcon{{Source: svgIconName, Sizes: "any", Type: "image/svg+xml"}},
	}
	pictures, err := iconFiles()
	if err != nil {
		return nil, err
	}
	files := maps.Clone(pictures)
	for _, i := range icons {
		in := manifestIcon{Source: i.name(), Sizes: fmt.Sprintf("%[1]dx%[1]d", i.size), Type: "image/png"}
		if i.maskable {
			in.Purpose = "maskable"
		}
		m.Icons = append(m.Icons, in)
	}
	text, err := json.Marshal(m)
	files[manifestName] = text
	return files, err
}
