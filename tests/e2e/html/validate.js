// Validates HTML files: the ways of the arguments, one a line from the standard input. Prints what
// is wrong as a JSON array of lines.
import { readFileSync } from "node:fs";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const anything = { omit: true, enum: ["/.*/"] };

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document"],
    elements: [
      "html5",
      {
        // Empty, and then written without a value: the page itself, at its own address.
        a: { attributes: { href: anything } },
        // What is left of the code to embed where an editor takes the style away; every browser reads it.
        iframe: { attributes: { width: { enum: ["/\\d+/", "100%"] } } },
      },
    ],
    rules: {
      // How the file is written, and the minifier's affair.
      "attr-quotes": "off",
      "doctype-style": "off",
      // The browser writes an empty value out: crossorigin="".
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      // A list may have a name in ARIA.
      "aria-label-misuse": ["error", { allowAnyNamable: true }],
      // One of the two on the overview is hidden at any time; the golden trees tell that it is one.
      "heading-level": ["error", { allowMultipleH1: true }],
      // A plan's own name is as long as it is.
      "long-title": "off",
      // There is no form, nor may there be one (form-action): a button submits nothing.
      "no-implicit-button-type": "off",
      // The policy forbids styles within the page; what stands there was set by the program.
      "no-inline-style": "off",
      // Tables that are laid out as blocks on a phone lose their roles unless these are written out.
      "no-redundant-role": "off",
      // A box that scrolls needs a name and a role, but is no section of the text.
      "prefer-native-element": ["error", { exclude: ["region"] }],
      // Every script is the site's own.
      "require-sri": "off",
    },
  }),
);

const found = [];
for (const file of readFileSync(0, "utf8").trim().split("\n")) {
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n");
  const { results } = await validator.validateString(text, file);
  for (const { line, column, ruleId, message } of results.flatMap((result) => result.messages)) {
    const at = lines[line - 1].slice(Math.max(0, column - 40), column + 100);
    found.push(`${file}:${line}:${column} ${ruleId}: ${message} at ${at}`);
  }
}
console.log(JSON.stringify(found));
