// What the search knows, and how it finds: the words of a text as they are compared, the files that
// generator/present/search/ writes, and which entries fit what someone typed, the best first. It shows nothing itself.
// docs/explanation/search.md tells of it as a whole.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

// Words, as generator/model/folding.py has them too: a test holds the two equal.

const LONGEST = 32;
const PLAIN = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ς: "σ", ß: "ss", æ: "ae", œ: "oe", þ: "th" };

export function words(text) {
  return spelt(text).map(root);
}

export function spelt(text) {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[łøđðħıςßæœþ]/g, (letter) => PLAIN[letter])
    .replace(/['’‘ʼ`]/g, "")
    .replace(/\p{M}/gu, "")
    .replace(/(^|[^a-z0-9])((?:[a-z]\.)+[a-z])(?![a-z0-9])/g, (_, before, initials) => before + initials.replace(/\./g, ""))
    .replace(/(^|[^a-z0-9])([a-z]) ?& ?([a-z])(?![a-z0-9])/g, "$1$2$3")
    .replace(/&/g, " and ");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const SAME = { saint: "st" };

export function root(whole) {
  const word = [...(Object.hasOwn(SAME, whole) ? SAME[whole] : whole)].slice(0, LONGEST).join("");
  if ([...word].length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(?:sses|shes|ches|xes|zes)$/.test(word) ? -2 : -1);
}

// Rising numbers from the text that generator/present/search/coding.py makes of them.

export function decoded(text) {
  const numbers = [];
  const low = VALUES.get(text[0]);
  let [last, gap, left] = [-1, 0, 0]; // `left` low bits of this gap are still to come
  for (let at = 1; at < text.length; at += 1) {
    const bits = VALUES.get(text[at]);
    for (let place = 5; place >= 0; place -= 1) {
      const bit = (bits >> place) & 1;
      if (left) {
        gap = gap * 2 + bit;
        left -= 1;
      } else if (bit) {
        gap += 1;
        continue;
      } else {
        left = low;
      }
      if (left) continue;
      last += gap + 1;
      numbers.push(last);
      gap = 0;
    }
  }
  return numbers;
}

// Finding

const [NAMED, IN_NAME, ABOUT] = [4, 3, 1]; // what a word tells by where it stands
const BEGUN = 0.7; // a word that only begins with what was typed
const ALIKE = 0.6; // a word that means the same as what was typed
const SHORTEST = 3; // so many letters are looked for as the beginning of a word; fewer only as a whole one
const THE_VERY_THING = 1000; // what is called just what was typed comes first, whatever else holds it
const LITTLE = 0.3; // what a word tells that very many entries are about
const [ENTRIES, REAL] = [2 ** 20, 2 ** 50]; // more than there are entries, and more than any score makes of them

// `folder` is the address of the folder that the files are in, with a slash at its end.
export function searchIn(folder) {
  const files = new Map();
  let manifest = null;

  // What could not be fetched is asked for again the next time.
  function json(name, options) {
    if (!files.has(name)) {
      const fetched = fetch(new URL(name, folder), options).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      });
      fetched.catch(() => files.delete(name));
      files.set(name, fetched);
    }
    return files.get(name);
  }

  async function load() {
    // Asked of the host each time: an old one would name files that are there no more.
    const told = await json("index.json", { cache: "no-cache" });
    manifest ??= {
      ...told,
      same: new Map(Object.entries(told.same)),
      longest: Math.max(1, ...Object.keys(told.same).map((form) => form.split(" ").length)),
      empty: new Set(told.empty.split(" ")),
      weights: weightsOf(told),
      invented: told.sorts.find(([, , , , invented]) => invented)?.[0] ?? told.entries,
    };
    return manifest;
  }

  function weightsOf({ entries, sorts }) {
    const weights = new Float64Array(entries);
    for (const [first, , , , , weight] of sorts) weights.fill(weight, first); // to the end: the next sort writes over it
    return weights;
  }

  // What was typed, in parts that are each looked for: a word, or a few that mean one thing.
  function parts(typed) {
    const written = spelt(typed);
    const plain = written.map(root);
    const begun = /[\p{L}\p{N}\p{M}]$/u.test(typed) ? written.length - 1 : -1;
    const found = [];
    for (let at = 0; at < plain.length; ) {
      let size = Math.min(manifest.longest, plain.length - at);
      while (size > 1 && !manifest.same.has(plain.slice(at, at + size).join(" "))) size -= 1;
      const here = plain.slice(at, at + size);
      const same = manifest.same.get(here.join(" "));
      if (size > 1 || !manifest.empty.has(here[0])) found.push({ words: here, written: written.slice(at, at + size), same, begun: at + size - 1 === begun });
      at += size;
    }
    return found;
  }

  // Which shard a word would stand in.
  function shardOf(word) {
    let [low, high] = [0, manifest.shards.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (manifest.shards[middle] <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async function shard(number) {
    const held = await json(`${manifest.folder}/words-${number}.json`);
    if (!held.words) [held.words, held.lists] = held.map((text) => text.split(" "));
    return held;
  }

  // The lists of a word, and of those that begin with it where it is not yet whole.
  async function listsOf(word, begun) {
    const wanted = new Set([word]);
    const ranges = [[word, word]];
    if (begun) {
      // Plurals that are only begun: "addresse", "familie", "famili".
      wanted.add(root(begun)).add(root(`${begun}s`)).add(begun.replace(/i$/, "y"));
      ranges.push(...[...wanted].map((one) => [one, one]));
      if ([...begun].length >= SHORTEST) ranges.push([begun, `${begun}\uffff`]);
    }
    const numbers = new Set();
    for (const [first, last] of ranges) for (let at = shardOf(first); at <= shardOf(last); at += 1) numbers.add(at);
    const found = [];
    for (const { words: held, lists } of await Promise.all([...numbers].map(shard))) {
      held.forEach((one, at) => {
        const whole = wanted.has(one);
        if (whole || (begun && begun.length >= SHORTEST && one.startsWith(begun))) found.push([lists[at], whole ? 1 : BEGUN]);
      });
    }
    return found;
  }

  // The entries that fit one word, and how surely each does, by its number.
  async function strengths(word, begun, share = 1) {
    const sure = new Float32Array(manifest.entries);
    const entries = [];
    let unlisted = false;
    for (const [lists, whole] of await listsOf(word, begun)) {
      lists.split(",").forEach((list, level) => {
        if (list === "*") {
          unlisted ||= whole === 1;
          return;
        }
        const strength = [NAMED, IN_NAME, ABOUT][level] * whole * share;
        for (const entry of decoded(list)) {
          if (!sure[entry]) entries.push(entry);
          if (sure[entry] < strength) sure[entry] = strength;
        }
      });
    }
    return { entries, sure, unlisted };
  }

  async function fitting({ words: wanted, written, same, begun }) {
    const last = wanted.length - 1;
    const [alike, first, ...others] = await Promise.all([
      same === undefined ? null : strengths(`=${same}`, "", ALIKE),
      ...wanted.map((word, at) => strengths(word, begun && at === last ? written[at] : "")),
    ]);
    let { entries, sure } = first;
    // Words that belong together are there if all of them are.
    for (const other of others) {
      for (const entry of entries) sure[entry] = Math.min(sure[entry], other.sure[entry]);
      entries = entries.filter((entry) => sure[entry]);
    }
    for (const entry of alike?.entries ?? []) {
      if (!sure[entry]) entries.push(entry);
      if (sure[entry] < alike.sure[entry]) sure[entry] = alike.sure[entry];
    }
    // The list of what means the same is always whole.
    const unlisted = !alike && [first, ...others].some((one) => one.unlisted);
    return { entries, sure, unlisted, size: wanted.length, written: written.join(" ") };
  }

  // Entries by number, the best first. `common` are words of which only names are listed (`alone` if there is no other),
  // `unknown` those that are nowhere, and `some` is whether no entry has all of what was typed.
  async function find(typed) {
    await load();
    const whole = words(typed).join("_");
    const [called, ...asked] = await Promise.all([
      whole.includes("_") ? strengths(whole, "") : null, // the names of several words have lists of their own
      ...parts(typed).map(fitting),
    ]);
    const owing = asked.filter((part) => !part.unlisted).length;
    const [scores, fits, inName, covered] = [Float64Array, Uint8Array, Uint8Array, Uint8Array].map((kind) => new kind(manifest.entries));
    const found = [];
    for (const { entries, sure, unlisted, size } of asked) {
      const tells = unlisted ? LITTLE : Math.log(1 + manifest.entries / (1 + entries.length));
      const counts = unlisted && owing ? 0 : 1;
      for (const entry of entries) {
        const strength = sure[entry];
        if (!scores[entry]) found.push(entry);
        scores[entry] += tells * strength;
        fits[entry] += counts;
        if (strength > ABOUT) covered[entry] += size;
        // A word that is only begun, or one that means the same, may stand in a name and yet not be the name.
        if (strength >= IN_NAME) inName[entry] += 1;
        if (strength === NAMED && asked.length === 1) scores[entry] += THE_VERY_THING;
      }
    }
    const [full, part] = [[], []];
    for (const entry of found) {
      const share = covered[entry] ? Math.min(1, covered[entry] / VALUES.get(manifest.lengths[entry])) : 0;
      let score = scores[entry] * (1 + share) * manifest.weights[entry];
      if (called?.sure[entry] || (share === 1 && inName[entry] === asked.length)) score += THE_VERY_THING;
      (fits[entry] >= (owing || 1) ? full : part).push(ranked(score, entry));
    }
    const some = !full.length && asked.length > 1 && part.length > 0;
    return {
      entries: inOrder(some ? part : full),
      some,
      empty: !asked.length, // nothing but words that stand in nearly every text
      common: asked.filter((one) => one.unlisted).map((one) => one.written),
      alone: !owing,
      unknown: asked.filter((one) => !one.entries.length && !one.unlisted && one.size === 1 && one.written.length > SHORTEST).map((one) => one.written),
    };
  }

  // A score and an entry as one number, because numbers are sorted many times faster than anything with a rule of its
  // own: what is real before what is invented, then by score, and of equals the first.
  function ranked(score, entry) {
    return (entry < manifest.invented ? REAL : 0) + Math.round(score * 1000) * ENTRIES + (ENTRIES - 1 - entry);
  }

  function inOrder(numbers) {
    return Array.from(Float64Array.from(numbers).sort().reverse(), (number) => ENTRIES - 1 - (number % ENTRIES));
  }

  // What is shown of some entries that were found: a promise for each, so that the first is shown before the last is here.
  function lines(entries) {
    return entries.map(async (entry) => {
      const [titles, places, besides] = await json(`${manifest.folder}/lines-${Math.floor(entry / manifest.lines)}.json`);
      const at = entry % manifest.lines;
      const [, sort, before, after, invented] = manifest.sorts.filter(([first]) => first <= entry).pop();
      return { title: titles[at], address: before + places[at] + after, beside: besides[at], sort, invented: Boolean(invented) };
    });
  }

  // What was typed with each word that is nowhere changed to the nearest that is somewhere, or nothing.
  async function meant(typed, unknown) {
    const [{ nearest }, spellings] = await Promise.all([import("./search-spelling.js"), json(`${manifest.folder}/spellings.json`)]);
    const english = new Set(spellings.english.split(" "));
    // A plural that is written more often than its singular stands for both.
    const known = spellings.known.split(" ").flatMap((one) => (root(one) === one ? [one] : [one, root(one)]));
    let changed = false;
    const better = spelt(typed).map((word) => {
      if (!unknown.includes(word) || english.has(word)) return word;
      const near = nearest(word, known);
      changed ||= near !== word;
      return near;
    });
    return changed ? better.join(" ") : "";
  }

  return { find, lines, meant };
}
