const ASCII = /^[ -~]*$/;

/** Terraform keeps every string in Unicode's normal form C. */
export function normalise(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC');
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

/** Order by code points, which is that of UTF-8's bytes, not of UTF-16's units. */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    // Surrogates stand for what comes after all of the basic plane.
    if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
    return a - b;
  }
  return left.length - right.length;
}
