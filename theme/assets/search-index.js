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

export function root(whole) {
  const word = [...whole].slice(0, LONGEST).join("");
  if ([...word].length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(?:sses|shes|ches|xes|zes)$/.test(word) ? -2 : -1);
}

// Rising numbers from the text that generator/present/search/coding.py makes of them.

export function decoded(text) {
  const numbers = [];
  if (!text) return numbers;
  const low = VALUES.get(text[0]);
  let [last, high, at, bits, held] = [-1, 0, 1, 0, 0];
  const next = () => {
    if (!held) {
      if (at >= text.length) return -1;
      [bits, held] = [VALUES.get(text[at]), 6];
      at += 1;
    }
    held -= 1;
    return (bits >> held) & 1;
  };
  for (let bit = next(); bit >= 0; bit = next()) {
    if (bit) {
      high += 1;
      continue;
    }
    let gap = high;
    for (let place = 0; place < low; place += 1) gap = gap * 2 + next();
    last += gap + 1;
    numbers.push(last);
    high = 0;
  }
  return numbers;
}

// Finding

const [NAMED, IN_NAME, ABOUT] = [4, 3, 1]; // what a word tells by where it stands
const BEGUN = 0.7; // a word that only begins with what was typed
const ALIKE = 0.6; // a word that means the same as what was typed
const SHORTEST = 3; // so many letters are looked for as the beginning of a word; fewer only as a whole one
const THE_VERY_THING = 1000; // what is called just what was typed comes first, whatever else holds it
const FAR = 6; // letters from which on two slips in a word are forgiven

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
      weights: told.sorts.flatMap(([first, , , , , weight], at) => Array((told.sorts[at + 1]?.[0] ?? told.entries) - first).fill(weight)),
      invented: told.sorts.find(([, , , , invented]) => invented)?.[0] ?? told.entries,
    };
    return manifest;
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

  // How surely each entry fits one word: its strength, and whether a name holds the word.
  async function entriesOf(word, begun, share = 1) {
    const found = new Map();
    let unlisted = false;
    for (const [lists, whole] of await listsOf(word, begun)) {
      lists.split(",").forEach((list, level) => {
        if (list === "*") {
          unlisted ||= whole === 1;
          return;
        }
        const strength = [NAMED, IN_NAME, ABOUT][level] * whole * share;
        for (const entry of decoded(list)) if (!(found.get(entry) >= strength)) found.set(entry, strength);
      });
    }
    return { found, unlisted };
  }

  // The entries that all of it is a name of.
  async function calledSo(whole) {
    return whole.includes("_") ? (await entriesOf(whole, "")).found : new Map();
  }

  async function fitting({ words: wanted, written, same, begun }) {
    const last = wanted.length - 1;
    const [alike, ...each] = await Promise.all([
      same === undefined ? { found: new Map() } : entriesOf(`=${same}`, "", ALIKE),
      ...wanted.map((word, at) => entriesOf(word, begun && at === last ? written[at] : "")),
    ]);
    const found = alike.found;
    // Words that belong together are there if all of them are.
    for (const [entry, strength] of each[0].found) {
      const together = each.slice(1).reduce((least, one) => Math.min(least, one.found.get(entry) ?? 0), strength);
      if (together && !(found.get(entry) >= together)) found.set(entry, together);
    }
    // The list of what means the same is always whole.
    const unlisted = same === undefined && each.some((one) => one.unlisted);
    return { found, unlisted, size: wanted.length, written: written.join(" ") };
  }

  // Entries by number, the best first. `common` are words of which only names are listed, `unknown` those that are
  // nowhere, and `some` is whether no entry has all of what was typed.
  async function find(typed) {
    await load();
    const [called, ...asked] = await Promise.all([calledSo(words(typed).join("_")), ...parts(typed).map(fitting)]);
    const scores = new Float64Array(manifest.entries);
    const fits = new Uint8Array(manifest.entries);
    const named = new Uint8Array(manifest.entries);
    const namedBy = new Uint8Array(manifest.entries);
    const owing = asked.filter((part) => !part.unlisted).length;
    for (const { found, unlisted, size } of asked) {
      const tells = unlisted ? 0.3 : Math.log(1 + manifest.entries / (1 + found.size));
      for (const [entry, strength] of found) {
        scores[entry] += tells * strength;
        if (!unlisted || !owing) fits[entry] += 1;
        // A word that is only begun, or one that means the same, may stand in a name and yet not be the name.
        if (strength > ABOUT) namedBy[entry] += size;
        if (strength >= IN_NAME) named[entry] += 1;
        if (strength === NAMED && asked.length === 1) scores[entry] += THE_VERY_THING;
      }
    }
    for (const entry of called.keys()) scores[entry] += THE_VERY_THING;
    let entries = [];
    for (let entry = 0; entry < manifest.entries; entry += 1) {
      if (!scores[entry]) continue;
      entries.push(entry);
      const covered = Math.min(1, namedBy[entry] / LETTERS.indexOf(manifest.lengths[entry]));
      scores[entry] *= (1 + covered) * manifest.weights[entry];
      if (covered === 1 && named[entry] === asked.length) scores[entry] += THE_VERY_THING;
    }
    const whole = entries.filter((entry) => fits[entry] >= (owing || 1));
    const some = !whole.length && asked.length > 1;
    if (!some) entries = whole;
    const madeUp = manifest.invented;
    entries.sort((one, other) => (one >= madeUp) - (other >= madeUp) || scores[other] - scores[one] || one - other);
    return {
      entries,
      some: some && entries.length > 0,
      common: asked.filter((part) => part.unlisted).map((part) => part.written),
      alone: !owing,
      unknown: asked.filter((part) => !part.found.size && !part.unlisted && part.size === 1 && part.written.length > SHORTEST).map((part) => part.written),
    };
  }

  // What is shown of some entries.
  async function lines(entries) {
    await load();
    return Promise.all(
      entries.map(async (entry) => {
        const [titles, places, besides] = await json(`${manifest.folder}/lines-${Math.floor(entry / manifest.lines)}.json`);
        const at = entry % manifest.lines;
        const [, sort, before, after, invented] = manifest.sorts.findLast?.(([first]) => first <= entry) ?? [...manifest.sorts].reverse().find(([first]) => first <= entry);
        return { title: titles[at], address: before + places[at] + after, beside: besides[at], sort, invented: Boolean(invented) };
      }),
    );
  }

  // What was typed with each word that is nowhere changed to the nearest that is somewhere, or nothing.
  async function meant(typed, unknown) {
    const known = (await json(`${manifest.folder}/spellings.json`)).split(" ");
    let changed = false;
    const better = spelt(typed).map((word) => {
      if (!unknown.includes(word)) return word;
      const near = nearest(word, known);
      changed ||= near !== word;
      return near;
    });
    return changed ? better.join(" ") : "";
  }

  return { find, lines, meant };
}

// The word that is the fewest slips away, the most common first; the word itself where none is near.
function nearest(word, known) {
  let [best, least] = [word, (word.length < 4 ? 0 : word.length < FAR ? 1 : 2) + 1];
  for (const one of known) {
    if (Math.abs(one.length - word.length) < least) {
      const away = slips(word, one, least);
      if (away < least) [best, least] = [one, away];
      if (least === 1) break;
    }
  }
  return best;
}

// How many slips lie between two words: letters left out, put in, changed, or two that changed places.
function slips(word, other, most) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= word.length; row += 1) {
    const next = [row];
    let least = row;
    for (let at = 1; at <= other.length; at += 1) {
      let here = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (word[row - 1] === other[at - 1] ? 0 : 1));
      if (row > 1 && at > 1 && word[row - 1] === other[at - 2] && word[row - 2] === other[at - 1]) here = Math.min(here, before[at - 2] + 1);
      next.push(here);
      least = Math.min(least, here);
    }
    if (least >= most) return most;
    [before, last] = [last, next];
  }
  return last[other.length];
}
