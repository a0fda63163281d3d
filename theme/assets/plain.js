// Letters alone: no accents, capitals or signs, so that "Ynys Mon" finds Ynys Môn, "kings" King's Lynn, "&" whatever has
// an "and", and "Saint Albans" St Albans.
export function plain(words) {
  return words
    .normalize("NFD")
    .replace(/\p{M}|['’]/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bsaint\b/g, "st")
    .trim();
}
