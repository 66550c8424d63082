/**
 * One character in the other case. Terraform maps one character to one: what
 * JavaScript would turn into two (`ß`) stays as it is.
 */
function changeCharacter(character: string, to: 'lower' | 'upper'): string {
  if (character === 'İ' && to === 'lower') return 'i';
  const changed =
    to === 'lower' ? character.toLowerCase() : character.toUpperCase();
  return [...changed].length === 1 ? changed : character;
}

export function changeCase(text: string, to: 'lower' | 'upper'): string {
  return Array.from(text, character => changeCharacter(character, to)).join('');
}

/** Upper case for the first letter of each word. */
export function titleCase(text: string): string {
  let before = ' ';
  return Array.from(text, character => {
    const begins = !/[\p{L}\p{Nd}_]/u.test(before) && isSeparator(before);
    before = character;
    return begins ? changeCharacter(character, 'upper') : character;
  }).join('');
}

/** Of ASCII, everything but letters, digits and `_`; beyond it, white space. */
function isSeparator(character: string): boolean {
  return character.charCodeAt(0) < 128 || /\p{White_Space}/u.test(character);
}
