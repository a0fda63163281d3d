/* A record's file as the web form shows it, and back. The form cannot tell silence from an empty answer, nor hold
   `true`, `false` or a question's id as a record does; so those are turned into choices here, and back into what a
   file says. What is not answered is never written. */

const NONE = "none-stated";
const STATED_NONE = "stated_none";

/* Whether a value is a map: everything with names but a list. */
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const isEmpty = (value) =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isMap(value) && Object.keys(value).length === 0);

/* Where there is no word to choose for none, the form says beside a list that it is empty. */
const isSaidBeside = ({ kind, optional }) => optional && kind !== "words";

/** What the form shows of a record's data. `shape` says of each field what has to be known of it. */
export function shown(data, shape) {
  if (!isMap(data)) return data;
  const form = {};
  const none = [];
  for (const [name, value] of Object.entries(data)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : { kind: "plain" };
    if (isSaidBeside(field) && value !== null && typeof value === "object" && isEmpty(value)) none.push(name);
    form[name] = shownValue(value, field);
  }
  if (none.length > 0) form[STATED_NONE] = none;
  return form;
}

function shownValue(value, { kind, fields, optional }) {
  if (kind === "yes-or-no") return value === true ? "yes" : value === false ? "no" : value;
  if (kind === "rating") return String(value);
  if (kind === "words" && optional && Array.isArray(value) && value.length === 0) return [NONE];
  if (kind === "part") return shown(value, fields);
  if (kind === "parts" && Array.isArray(value)) return value.map((one) => shown(one, fields));
  if (kind === "keyed" && isMap(value)) return mapped(value, (one) => shown(one, fields));
  if (kind === "answers" && isMap(value)) return apart(mapped(value, (one) => shown(one, fields)));
  return value;
}

/** A record's data out of what the form holds, in the order of the model. */
export function stated(form, shape) {
  if (!isMap(form)) return form;
  const said = form[STATED_NONE] ?? [];
  const none = Array.isArray(said) ? said : Object.values(said);
  const data = {};
  const names = [...Object.keys(shape), ...Object.keys(form).filter((name) => !Object.hasOwn(shape, name))];
  for (const name of names) {
    if (name === STATED_NONE) continue;
    const field = shape[name] ?? { kind: "plain" };
    const value = statedValue(form[name], field);
    const empty = isEmpty(value);
    if (empty && field.optional && (none.includes(name) || isNone(form[name]))) data[name] = noneOf(field);
    else if (!empty) data[name] = value;
  }
  return data;
}

const noneOf = ({ kind }) => (kind === "keyed" ? {} : []);

const isNone = (value) => Array.isArray(value) && value.includes(NONE);

function statedValue(value, { kind, fields }) {
  if (isEmpty(value)) return undefined;
  if (kind === "yes-or-no") return value === "yes" ? true : value === "no" ? false : value;
  if (kind === "rating") return /^[1-5]$/.test(value) ? Number(value) : value;
  if (kind === "date") return /^[1-9][0-9]{3}$/.test(value) ? Number(value) : value;
  if (kind === "words" && Array.isArray(value)) return value.filter((word) => word !== NONE && !isEmpty(word));
  if (kind === "list" && Array.isArray(value)) return value.filter((one) => !isEmpty(one));
  if (kind === "part") return stated(value, fields);
  if (kind === "parts" && Array.isArray(value)) {
    return value.map((one) => stated(one, fields)).filter((one) => !isEmpty(one));
  }
  if (kind === "keyed" && isMap(value)) return filled(mapped(value, (one) => stated(one, fields)));
  if (kind === "answers" && isMap(value)) return filled(mapped(together(value), (one) => stated(one, fields)));
  return value;
}

const mapped = (map, change) => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

const filled = (map) => Object.fromEntries(Object.entries(map).filter(([, value]) => !isEmpty(value)));

/* The id of a question is its test, a dot and words. The form takes a dot for a part inside a part. */
function apart(answers) {
  const tests = {};
  for (const [id, answer] of Object.entries(answers)) {
    const [test, ...words] = id.split(".");
    tests[test] = words.length > 0 ? { ...tests[test], [words.join(".")]: answer } : answer;
  }
  return tests;
}

function together(tests) {
  const answers = {};
  for (const [test, questions] of Object.entries(tests)) {
    for (const [words, answer] of Object.entries(isMap(questions) ? questions : {})) {
      answers[`${test}.${words}`] = answer;
    }
  }
  return answers;
}
