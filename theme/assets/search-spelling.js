// Which word somebody may have meant who typed one that is nowhere. Asked for only then.

const FAR = 8; // letters from which on two slips are forgiven; in fewer they too often make another word of a real one

// The word that is the fewest slips away, the most common first; the word itself where none is near.
export function nearest(word, known) {
  let [best, least] = [word, (word.length < 4 ? 0 : word.length < FAR ? 1 : 2) + 1];
  for (const one of known) {
    if (Math.abs(one.length - word.length) < least) {
      const away = slips(word, one, least);
      // The first letter is the one that people get right.
      if (away < least && (away < 2 || one[0] === word[0])) [best, least] = [one, away];
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
