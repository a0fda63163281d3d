// Which word somebody may have meant who typed one that is nowhere. Asked for only then. Nobody's right word is to become
// another: "refuse" is not "reuse". So words that are English are left as they are, and so are short ones.

const SHORTEST = 5; // letters from which on a slip is forgiven
const FAR = 8; // letters from which on two are

// The word that is the fewest slips away, the most common first; the word itself where none is near.
export function nearest(word, known) {
  let [best, least] = [word, (word.length < SHORTEST ? 0 : word.length < FAR ? 1 : 2) + 1];
  for (const one of known) {
    // The first letter is the one that people get right.
    if (one[0] === word[0] && Math.abs(one.length - word.length) < least) {
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
