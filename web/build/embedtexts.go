package main

import (
	"encoding/json"
	"strings"
)

// embedPrefix begins the keys of the texts that embed.js carries.
const embedPrefix = "embed."

// embedTexts returns the words of embed.js in all languages, as JSON by language and key.
func embedTexts(languages []language) (string, error) {
	all := map[string]map[string]string{}
	for _, l := range languages {
		few := map[string]string{}
		for key, text := range l.words {
			if text, ok := text.(string); ok && strings.HasPrefix(key, embedPrefix) {
				few[key] = text
			}
		}
		all[l.tag] = few
	}
	text, err := json.Marshal(all)
	return string(text), err
}
