package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// embedPrefix begins the keys of the texts that embed.js carries.
const embedPrefix = "embed."

// embedTexts returns the words of embed.js in all languages of web/text, as JSON by
// language and key.
func embedTexts(web string) (string, error) {
	files, err := filepath.Glob(filepath.Join(web, "text", "*.json"))
	if err != nil {
		return "", err
	}
	languages := map[string]map[string]string{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		all := map[string]any{}
		if err := json.Unmarshal(content, &all); err != nil {
			return "", fmt.Errorf("%s: %w", file, err)
		}
		few := map[string]string{}
		for key, text := range all {
			if text, ok := text.(string); ok && strings.HasPrefix(key, embedPrefix) {
				few[key] = text
			}
		}
		languages[strings.TrimSuffix(filepath.Base(file), ".json")] = few
	}
	text, err := json.Marshal(languages)
	return string(text), err
}
