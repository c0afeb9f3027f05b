// What the formats for CI services are shown to: a validator with SARIF's schema, and GitHub's own toolkit.
//   node consumers.mjs sarif FOLDER FILE      says what is wrong with the document; nothing if it is valid
//   node consumers.mjs annotations FOLDER     prints, for each line {command, properties, message} of JSON on stdin,
//                                             the line that the toolkit would print
// FOLDER is what scripts/get-ci-tools prints.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [what, folder, file] = process.argv.slice(2);
const require = createRequire(join(folder, "node_modules", "/"));

function sarif() {
  const Ajv = require("ajv-draft-04").default ?? require("ajv-draft-04");
  const addFormats = require("ajv-formats").default ?? require("ajv-formats");
  // One of the schema's patterns is no regular expression with the flag u.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, "sarif.schema.json"), "utf8")));
  if (validate(JSON.parse(readFileSync(file, "utf8")))) return;
  for (const error of validate.errors) console.log(`${error.instancePath}: ${error.message}`);
}

function annotations() {
  const { issueCommand } = require("@actions/core/lib/command.js");
  for (const line of readFileSync(0, "utf8").split("\n")) {
    if (line === "") continue;
    const { command, properties, message } = JSON.parse(line);
    issueCommand(command, properties, message);
  }
}

({ sarif, annotations })[what]();
