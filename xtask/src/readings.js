// node readings.js TABLE FILE.po...
// Writes the words of the translators' files that hold kanji and that the table does not know, with
// their readings by a dictionary: lines of word, tab, reading.
"use strict";
const fs = require("fs");
const path = require("path");
const kuromoji = require("kuromoji");

const [table, ...files] = process.argv.slice(2);
const KANJI = /[㐀-鿿々〇]/;
const words = new Set(
  fs.readFileSync(table, "utf8").split("\n").map((line) => line.split("\t")[0]),
);
const longest = Math.max(...[...words].map((word) => word.length));

// Originals and translations: what is translated is all that is read.
function texts(po) {
  const found = [];
  for (const line of po.split("\n")) {
    const [, word, quoted] = /^(msgid|msgstr)? ?(".*")$/.exec(line) ?? [];
    if (word) found.push(JSON.parse(quoted));
    else if (quoted) found.push(found.pop() + JSON.parse(quoted));
  }
  return found;
}

// Whether every kanji is in a word of the table, the longest taken from the left as the page does.
function isKnown(text) {
  for (let at = 0; at < text.length; ) {
    let size = longest;
    const digit = (part) => part.replace(/^[0-9０-９]/, "0");
    while (size > 0 && !words.has(digit(text.slice(at, at + size)))) size--;
    if (size === 0 && KANJI.test(text[at])) return false;
    at += size || 1;
  }
  return true;
}

const hiragana = (text) =>
  text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
const dicPath = path.join(path.dirname(require.resolve("kuromoji/package.json")), "dict");
kuromoji.builder({ dicPath }).build((error, dictionary) => {
  if (error) throw error;
  const found = new Map();
  const all = files.flatMap((file) => texts(fs.readFileSync(file, "utf8")));
  for (const text of all.filter((text) => !isKnown(text))) {
    for (const { surface_form: word, reading } of dictionary.tokenize(text)) {
      const read = reading && reading !== "*";
      if (read && KANJI.test(word) && !isKnown(word)) found.set(word, hiragana(reading));
    }
  }
  for (const [word, reading] of found) console.log(`${word}\t${reading}`);
});
