package text

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// others returns the texts of all languages but English, by their tags.
func others(t *testing.T) map[string]texts {
	t.Helper()
	files, err := filepath.Glob("*.json")
	if err != nil || len(files) < 2 {
		t.Fatalf("only %v: %v", files, err)
	}
	all := map[string]texts{}
	for _, file := range files {
		if file != "en.json" {
			all[strings.TrimSuffix(file, ".json")] = readTexts(t, file)
		}
	}
	return all
}

// eachText calls look with every form of every text.
func eachText(all texts, look func(key, words string)) {
	for key, text := range all {
		for _, words := range forms(text) {
			look(key, words)
		}
	}
}

// names are the words that every language writes alike: of methods and their inventors,
// programs, formats, units and keys.
var names = map[string]bool{}

func init() {
	for name := range strings.FieldsSeq(`NeuralPlay NumPy Playground CSV JSON ltr rtl
		Tanh ReLU Sigmoid Leaky ELU SELU GELU Swish Mish Softplus Softsign Hard tanh Softmax sin cos
		SGD Momentum Nesterov Adagrad Adadelta RMSprop Adam AdamW Adamax Nadam Huber Hinge ROC AUC MB
		Esc Tab Ctrl Shift NAME only hide true`) {
		names[name] = true
	}
}

var (
	latinWord  = regexp.MustCompile(`[A-Za-z]{2,}`)
	threeWords = regexp.MustCompile(`[A-Za-z]+ [a-z]+ [a-z]+`)
)

// Nothing is left in English: neither a whole text nor, of one, three words in a row.
func TestNothingIsUntranslated(t *testing.T) {
	english := readTexts(t, "en.json")
	for tag, all := range others(t) {
		eachText(all, func(key, words string) {
			bare := placeholder.ReplaceAllString(words, "")
			if forms(english[key])["other"] == words {
				for _, word := range latinWord.FindAllString(bare, -1) {
					if !names[word] {
						t.Errorf("%s: %q is as in English: %q", tag, key, words)
						break
					}
				}
			}
			for _, few := range threeWords.FindAllString(bare, -1) {
				if strings.Contains(forms(english[key])["other"], few) && !names[strings.Fields(few)[0]] {
					t.Errorf("%s: %q holds the English words %q", tag, key, few)
				}
			}
		})
	}
}

// Texts choose by the categories of CLDR. That a language has exactly its own, the
// browser knows: see web/e2e.
func TestPluralForms(t *testing.T) {
	categories := []string{"zero", "one", "two", "few", "many", "other"}
	all := others(t)
	all["en"] = readTexts(t, "en.json")
	for tag, texts := range all {
		for key, text := range texts {
			for form := range forms(text) {
				if !slices.Contains(categories, form) {
					t.Errorf("%s: %q has the form %q, want one of %q", tag, key, form, categories)
				}
			}
			if form, ok := text.(map[string]any); ok && tag == "en" && (len(form) != 2 || form["one"] == nil) {
				t.Errorf("en: %q has other forms than one and other: %v", key, form)
			}
		}
	}
}

func TestNoExclamationMarks(t *testing.T) {
	all := others(t)
	all["en"] = readTexts(t, "en.json")
	for tag, texts := range all {
		eachText(texts, func(key, words string) {
			if strings.ContainsAny(words, "!！") {
				t.Errorf("%s: %q has an exclamation mark", tag, key)
			}
		})
	}
}

// Chinese has marks of its own after its letters.
func TestChinesePunctuation(t *testing.T) {
	wrong := regexp.MustCompile(`\p{Han}\}?[,.;:?("]|[,;:?]\p{Han}|\s[，。；：？）”]|[，。；：？（“]\s`)
	eachText(readTexts(t, "zh.json"), func(key, words string) {
		if key == "own.placeholder" { // it is CSV
			return
		}
		if found := wrong.FindString(words); found != "" {
			t.Errorf("%q has %q: %s", key, found, words)
		}
	})
}

// glossary is how the field's terms are written in Chinese: a text that has the one in
// English has the other. Further terms, for whoever writes more texts: epoch 轮,
// sample 样本, point 点, target 目标值, pin 固定, stage 画布 (a place) or 阶段 (of a walk),
// walk 逐步演算, inspector 检视, finding 发现, dead 死亡, saturated 饱和, seed 随机种子.
var glossary = []struct{ english, chinese string }{
	{"neural network", "神经网络"},
	{"hidden layer", "隐藏层"},
	{"weights", "权重"},
	{"weighted sum", "加权和"},
	{"bias", "偏置"},
	{"the activation", "激活"},
	{"learning rate", "学习率"},
	{"batch size", "批量大小"},
	{"the batch", "批次"},
	{"training point", "训练点"},
	{"test point", "测试点"},
	{"loss", "损失"},
	{"gradient", "梯度"},
	{"backpropagation", "反向传播"},
	{"regularization", "正则化"},
	{"overfitting", "过拟合"},
	{"optimizer", "优化器"},
	{"momentum", "动量"},
	{"dropout", "随机失活"},
	{"cross-entropy", "交叉熵"},
	{"data set", "数据集"},
	{"truth table", "真值表"},
	{"standard deviation", "标准差"},
	{"variance", "方差"},
	{"principal component", "主成分"},
	{"accuracy", "准确率"},
	{"precision", "精确率"},
	{"recall", "召回率"},
	{"penalty", "惩罚"},
	{"diverged", "发散"},
	{"chain rule", "链式法则"},
	{"tensors", "张量"},
}

// otherwise are the texts that say a term of the glossary in another way, each for its
// own reason.
var otherwise = map[string]bool{
	"settings.optimizer.choices.momentum": true, // a name, beside the others
}

func TestGlossary(t *testing.T) {
	english, chinese := readTexts(t, "en.json"), readTexts(t, "zh.json")
	for _, term := range glossary {
		uses := 0
		for key, text := range english {
			if !strings.Contains(strings.ToLower(forms(text)["other"]), term.english) || otherwise[key] {
				continue
			}
			uses++
			if words := forms(chinese[key])["other"]; !strings.Contains(words, term.chinese) {
				t.Errorf("%q says %q without %s: %s", key, term.english, term.chinese, words)
			}
		}
		if uses == 0 {
			t.Errorf("no text says %q", term.english)
		}
	}
}
